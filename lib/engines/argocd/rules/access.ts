import { error, within, type Issue, type Location } from '../../../issues/issue';
import { follows } from '../../following';
import type { Rule } from '../../../rules/rule';

const FIX =
  'use the name that the identity provider has for the group, without quotes and control characters, and no role';

/**
 * The groups of the platform team are nobody else's, and every group can be written into a policy. Source: Argo CD,
 * "RBAC Configuration".
 */
export const argocdAccess: Rule = ({ specs: { fleet, fleetFile, customers }, plan }) => {
  const at = within({ file: fleetFile }, 'argocd', 'access');
  const { admins = [], readers = [] } = fleet.argocd?.access ?? {};
  const customersOnArgocd = plan.customers.filter(({ tenants }) =>
    tenants.some(({ cluster }) => follows('argocd', cluster)),
  );
  return [
    ...admins.flatMap((group) => unwritable(within(at, 'admins'), group)),
    ...readers.flatMap((group) => unwritable(within(at, 'readers'), group)),
    ...customersOnArgocd.flatMap(({ spec, source }) =>
      unwritable({ file: source, path: 'group' }, spec.group),
    ),
    ...customers.flatMap(({ spec, file }) =>
      [...admins, ...readers].includes(spec.group)
        ? [
            error(
              { file, path: 'group' },
              `group '${spec.group}' is one of the platform team's, who see every customer`,
              `give the customer a group of its own, or take it from argocd.access in ${fleetFile}`,
            ),
          ]
        : [],
    ),
  ];
};

/** A line of a policy holds a name with commas in quotes, and no other quotes; `role:` and `proj:` begin names of roles. */
function unwritable(at: Location, group: string): Issue[] {
  const isWritable = group.trim() === group && !/["\p{Cc}]|^(role|proj):/u.test(group);
  return isWritable
    ? []
    : [error(at, `group ${JSON.stringify(group)} cannot stand in a policy of Argo CD`, FIX)];
}
