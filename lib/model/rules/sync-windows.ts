import { error, within, type Issue } from '../issue';
import { suggest } from '../suggest';
import type { Rule } from './rule';

/** A sync window is about environments that there are. */
export const syncWindows: Rule = ({ specs: { fleet, fleetFile } }) => {
  const allowed = Object.keys(fleet.environments);
  const at = within({ file: fleetFile }, 'argocd', 'projects', 'syncWindows');
  return Object.entries(fleet.argocd?.projects?.syncWindows ?? {}).flatMap(([name, { environments = [] }]) =>
    environments.flatMap((environment, index): Issue[] =>
      allowed.includes(environment)
        ? []
        : [
            error(
              within(at, name, 'environments', String(index)),
              `unknown environment '${environment}'`,
              suggest(environment, allowed),
            ),
          ],
    ),
  );
};
