import { within } from '../../../issues/issue';
import type { Rule } from '../../../rules/rule';
import { unknown } from '../../../issues/unknown';

/** A sync window is about environments that there are. */
export const syncWindows: Rule = ({ specs: { fleet, fleetFile } }) => {
  const allowed = Object.keys(fleet.environments);
  const at = within({ file: fleetFile }, 'argocd', 'projects', 'syncWindows');
  return Object.entries(fleet.argocd?.projects?.syncWindows ?? {}).flatMap(([name, { environments = [] }]) =>
    environments.flatMap((environment, index) =>
      unknown(within(at, name, 'environments', String(index)), 'environment', environment, allowed),
    ),
  );
};
