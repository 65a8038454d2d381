import { warning, within } from '../../../issues/issue';
import { tenantsOf } from '../../../plan/fleet';
import { tenantsFollowing } from '../../following';
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

/** Of all windows that allow a sync, Argo CD takes any: one of the fleet opens what a customer's keep closed. Source: Argo CD, "Sync Windows". */
export const fleetWindows: Rule = function* ({ specs: { fleet, fleetFile }, plan }) {
  const at = within({ file: fleetFile }, 'argocd', 'projects', 'syncWindows');
  const opening = Object.entries(fleet.argocd?.projects?.syncWindows ?? {}).filter(
    ([, { kind, of }]) => kind === 'allow' && of !== 'platform',
  );
  if (opening.length === 0) return;
  const kept = tenantsFollowing('argocd', tenantsOf(plan)).filter(({ times }) => times.windows.length > 0);
  for (const [name, { environments }] of opening) {
    const [first, ...others] = kept.filter(
      ({ environment }) => environments?.includes(environment.name) ?? true,
    );
    if (!first) continue;
    const more = others.length > 0 ? ` and ${others.length} more` : '';
    const problem = `'${name}' opens releases of '${first.name}'${more} as well, outside of the windows that their customers have: Argo CD takes any window that allows`;
    yield warning(
      within(at, name),
      problem,
      "make it a window of kind 'deny' of all other times, or of environments in which customers have none",
    );
  }
};
