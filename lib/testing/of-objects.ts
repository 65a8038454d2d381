import { isDnsLabel } from '../authored/naming';
import { groupBy } from '../facts/group-by';
import type { TenantPlan } from '../plan/tenant';
import { where, type Emitted } from './emitted';

/** The objects that are on their cluster twice. Versions of a kind are one kind. */
export function* areDistinct(emitted: readonly Emitted[]): Generator<string> {
  const same = groupBy(emitted, ({ cluster, object: { apiVersion, kind, metadata } }) => {
    const group = apiVersion.split('/').slice(0, -1).join();
    return [cluster, group, kind, metadata.namespace, metadata.name].join(' ');
  });
  for (const [first, ...others] of same.values())
    for (const other of others) yield `${where(other)} is in ${first.path} too`;
}

/** The objects without a name, and those whose namespace is none. */
export function* areNamed(emitted: readonly Emitted[]): Generator<string> {
  for (const each of emitted) {
    const { name, namespace = 'none' } = each.object.metadata;
    if (!name || !isDnsLabel(namespace)) yield `${where(each)} has no name, or no namespace that can be one`;
  }
}

/** What every namespace of a tenant has. */
const GUARD_RAILS = ['Namespace', 'ResourceQuota', 'RoleBinding'];

/** The guard rails that a tenant's namespaces lack. */
export function* hasGuardRails(
  emitted: readonly Emitted[],
  { name, namespaces }: TenantPlan,
): Generator<string> {
  if (namespaces.length === 0) yield `${name} has no namespace`;
  const own = emitted.filter(({ path }) => path.includes(`/tenants/${name}/guardrails/`));
  for (const namespace of namespaces)
    for (const guardRail of GUARD_RAILS) {
      const isThere = own.some(({ object: { kind, metadata } }) => {
        const place = kind === 'Namespace' ? metadata.name : metadata.namespace;
        return kind === guardRail && place === namespace.name;
      });
      if (!isThere) yield `namespace ${namespace.name} has no ${guardRail}`;
    }
}
