import { error, within, type Issue, type Location } from '../../../issues/issue';
import { follows } from '../../following';
import type { Rule } from '../../../rules/rule';

/**
 * The groups of the platform team are nobody else's, and every group can be written into a policy. Source: Argo CD,
 * "RBAC Configuration".
 */
export const argocdAccess: Rule = function* ({ specs: { fleet, fleetFile, customers }, plan }) {
  const at = within({ file: fleetFile }, 'argocd', 'access');
  const { admins = [], readers = [] } = fleet.argocd?.access ?? {};
  for (const group of admins) yield* unwritable(within(at, 'admins'), group);
  for (const group of readers) yield* unwritable(within(at, 'readers'), group);
  for (const { spec, source, tenants } of plan.customers) {
    if (!tenants.some(({ cluster }) => follows('argocd', cluster))) continue;
    yield* unwritable({ file: source, path: 'group' }, spec.group);
  }
  for (const { spec, file } of customers) {
    if (![...admins, ...readers].includes(spec.group)) continue;
    const problem = `group '${spec.group}' is one of the platform team's, who see every customer`;
    const fix = `give the customer a group of its own, or take it from argocd.access in ${fleetFile}`;
    yield error({ file, path: 'group' }, problem, fix);
  }
};

/** A line of a policy holds a name with commas in quotes, and no other quotes; `role:` and `proj:` begin names of roles. */
function* unwritable(at: Location, group: string): Iterable<Issue> {
  if (group.trim() === group && !/["\p{Cc}]|^(role|proj):/u.test(group)) return;
  const fix =
    'use the name that the identity provider has for the group, without quotes and control characters, and no role';
  yield error(at, `group ${JSON.stringify(group)} cannot stand in a policy of Argo CD`, fix);
}
