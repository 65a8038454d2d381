import { within } from '../../../issues/issue';
import type { Rule } from '../../../rules/rule';
import { unknown } from '../../../issues/unknown';

/** A sync window is about environments that there are. */
export const syncWindows: Rule = function* ({ specs: { fleet, fleetFile } }) {
  const allowed = Object.keys(fleet.environments);
  const at = within({ file: fleetFile }, 'argocd', 'projects', 'syncWindows');
  for (const [name, { environments = [] }] of Object.entries(fleet.argocd?.projects?.syncWindows ?? {}))
    for (const [index, environment] of environments.entries())
      yield* unknown(within(at, name, 'environments', String(index)), 'environment', environment, allowed);
};
