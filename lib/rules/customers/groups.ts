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
export const groups: Rule = function* ({ specs: { fleet, fleetFile, customers } }) {
  const access = within({ file: fleetFile }, 'argocd', 'access');
  const { admins = [], readers = [] } = fleet.argocd?.access ?? {};
  for (const { spec, file } of customers) yield* reserved({ file, path: 'group' }, spec.group);
  for (const group of admins) yield* reserved(within(access, 'admins'), group);
  for (const group of readers) yield* reserved(within(access, 'readers'), group);
  yield* shared(customers);
};

function* reserved(at: Location, group: string): Generator<Issue> {
  if (!group.startsWith(RESERVED)) return;
  yield error(
    at,
    `group '${group}' is one of Kubernetes' own, and no group of people`,
    `name a group of your identity provider: its name does not begin with '${RESERVED}'`,
  );
}

function* shared(customers: readonly CustomerInput[]): Generator<Issue> {
  for (const [group, sharing] of groupBy(customers, ({ spec }) => spec.group)) {
    const byName = groupBy(sharing, ({ spec }) => spec.name);
    const names = [...byName.keys()].sort();
    const [first] = byName.get(names[0] ?? '') ?? [];
    if (!first || names.length === 1) continue;
    const more = names.length > MOST ? ` and ${names.length - MOST} more` : '';
    yield warning(
      { file: first.file, path: 'group' },
      `these customers share group '${group}', whose members can see all of them: ${names.slice(0, MOST).join(', ')}${more}`,
      'give each customer a group of its own, unless they are one company',
    );
  }
}
