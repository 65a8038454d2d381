import { isDnsLabel } from '../authored/naming';
import type { TenantPlan } from '../plan/tenant';
import { where, type Emitted } from './emitted';

/** The objects that are on their cluster twice. Versions of a kind are one kind. */
export function areDistinct(emitted: readonly Emitted[]): string[] {
  const seen = new Map<string, string>();
  return emitted.flatMap((each) => {
    const { apiVersion, kind, metadata } = each.object;
    const group = apiVersion.split('/').slice(0, -1).join();
    const id = [each.cluster, group, kind, metadata.namespace, metadata.name].join(' ');
    const first = seen.get(id);
    seen.set(id, each.path);
    return first === undefined ? [] : [`${where(each)} is in ${first} too`];
  });
}

/** The objects without a name, and those whose namespace is none. */
export function areNamed(emitted: readonly Emitted[]): string[] {
  return emitted
    .filter(({ object: { metadata } }) => !metadata.name || !isDnsLabel(metadata.namespace ?? 'none'))
    .map((each) => `${where(each)} has no name, or no namespace that can be one`);
}

/** What every namespace of a tenant has. */
const GUARD_RAILS = ['Namespace', 'ResourceQuota', 'RoleBinding'];

/** The guard rails that a tenant's namespaces lack. */
export function hasGuardRails(emitted: readonly Emitted[], { name, namespaces }: TenantPlan): string[] {
  if (namespaces.length === 0) return [`${name} has no namespace`];
  const own = emitted.filter(({ path }) => path.includes(`/tenants/${name}/guardrails/`));
  return namespaces.flatMap((namespace) => {
    const kinds = own
      .filter(({ object: { kind, metadata } }) =>
        kind === 'Namespace' ? metadata.name === namespace.name : metadata.namespace === namespace.name,
      )
      .map(({ object }) => object.kind);
    return GUARD_RAILS.filter((kind) => !kinds.includes(kind)).map(
      (kind) => `namespace ${namespace.name} has no ${kind}`,
    );
  });
}
