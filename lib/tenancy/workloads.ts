import type { IPolicyRule } from 'kubernetes-models/rbac.authorization.k8s.io/v1/PolicyRule';
import { ClusterRole, Role } from '../../imports/rbac.authorization.k8s.io';
import { DATABASE, MADE, type Workload } from '../authored/workloads';
import type { Labels } from '../plan/labels';

/** The kind of a customer's Secrets on Argo CD, which decrypts nothing. A release may bring none. */
export const SEALED_SECRET: Workload = {
  group: 'bitnami.com',
  kind: 'SealedSecret',
  resource: 'sealedsecrets',
};

/** Kinds that an engine only reads, to judge the health of a release. */
const OBSERVED: readonly Workload[] = [
  { group: '', kind: 'Event', resource: 'events' },
  { group: '', kind: 'Pod', resource: 'pods/log' },
];

const READ = ['get', 'list', 'watch'];
const WRITE = [...READ, 'create', 'update', 'patch', 'delete', 'deletecollection'];

/** The ClusterRole of whoever installs releases; it counts only in namespaces that bind it. */
export const RELEASER = 'tenant-releaser';

/** The ClusterRole of whoever installs releases that have databases, beside the other one. */
export const DATABASES = 'tenant-databases';

/** What a customer's Secrets are applied as, with the name of the Role that permits it. */
const APPLIED = {
  SealedSecret: { role: 'sealed-secrets', workload: SEALED_SECRET },
  Secret: { role: 'secrets', workload: { group: '', kind: 'Secret', resource: 'secrets' } },
} as const;

/**
 * The rights that a release is installed with: the same for every tenant, so written once per cluster.
 *
 * @param kinds what it may consist of
 */
export function releaserRole(kinds: readonly Workload[]) {
  return ClusterRole({
    metadata: { name: RELEASER },
    rules: [...rules(kinds, WRITE), ...rules(OBSERVED, READ), ...rules(MADE, [...READ, 'delete'])],
  });
}

/** The rights that such a release is installed with besides. */
export function databasesRole() {
  return ClusterRole({
    metadata: { name: DATABASES },
    rules: rules([DATABASE], WRITE),
  });
}

/** The rights that a customer's Secrets are applied with, in one namespace: of that kind, and of no other. */
export function secretsRole(namespace: string, kind: keyof typeof APPLIED, annotations: Labels) {
  const { role, workload } = APPLIED[kind];
  return Role({
    metadata: { name: role, namespace, annotations },
    rules: rules([workload], [...READ, 'create', 'update', 'patch', 'delete']),
  });
}

/** One rule for each API group. */
function rules(workloads: readonly Workload[], verbs: string[]): IPolicyRule[] {
  const groups = [...new Set(workloads.map(({ group }) => group))];
  return groups.map((group) => ({
    apiGroups: [group],
    resources: workloads.filter((each) => each.group === group).map(({ resource }) => resource),
    verbs,
  }));
}
