import { groupBy } from '../../facts/group-by';
import { error, warning, within, type Issue, type Location } from '../../issues/issue';
import type { CustomerInput } from '../../authored/specs';
import type { Rule } from '../rule';

/** Names that a message lists, at most. */
const MOST = 5;

/** Kubernetes' own groups: everybody, every pod, the nodes. Source: Kubernetes, "Using RBAC Authorization", "Referring to subjects". */
const RESERVED = 'system:';

/**
 * A group is of people, and of one customer's. One that is two customers' sees both: their namespaces, and on Argo CD
 * their Applications and logs. One of Kubernetes' own has everybody in it, other tenants' pods included.
 */
export const groups: Rule = ({ specs: { fleet, fleetFile, customers } }) => {
  const access = within({ file: fleetFile }, 'argocd', 'access');
  const { admins = [], readers = [] } = fleet.argocd?.access ?? {};
  return [
    ...customers.flatMap(({ spec, file }) => reserved({ file, path: 'group' }, spec.group)),
    ...admins.flatMap((group) => reserved(within(access, 'admins'), group)),
    ...readers.flatMap((group) => reserved(within(access, 'readers'), group)),
    ...shared(customers),
  ];
};

function reserved(at: Location, group: string): Issue[] {
  if (!group.startsWith(RESERVED)) return [];
  return [
    error(
      at,
      `group '${group}' is one of Kubernetes' own, and no group of people`,
      `name a group of your identity provider: its name does not begin with '${RESERVED}'`,
    ),
  ];
}

function shared(customers: readonly CustomerInput[]): Issue[] {
  return [...groupBy(customers, ({ spec }) => spec.group)].flatMap(([group, sharing]): Issue[] => {
    const names = [...new Set(sharing.map(({ spec }) => spec.name))].sort();
    if (names.length === 1) return [];
    const first = sharing.find(({ spec }) => spec.name === names[0])!;
    const more = names.length > MOST ? ` and ${names.length - MOST} more` : '';
    return [
      warning(
        { file: first.file, path: 'group' },
        `the people of group '${group}' see what is of each of these customers: ${names.slice(0, MOST).join(', ')}${more}`,
        'give each customer a group of its own, unless they are one company',
      ),
    ];
  });
}
