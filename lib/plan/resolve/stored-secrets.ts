import type { CustomerSpec } from '../../authored/customer';
import type { Placement } from '../../facts/placements';
import type { ReleasePlan, StoredSecretPlan } from '../tenant';

/** The Secrets that the tenant's releases need and that a store has, each once in its namespace. */
export function storedSecretsOf(
  { secrets: shared = {} }: CustomerSpec,
  { spec: { secrets: own = {} } }: Placement,
  releases: readonly ReleasePlan[],
): StoredSecretPlan[] {
  const stored = { ...shared, ...own };
  const found = new Map<string, StoredSecretPlan>();
  for (const { product, namespace } of releases)
    for (const name of Object.keys(product.spec.secrets ?? {})) {
      const spec = Object.hasOwn(stored, name) ? stored[name] : undefined;
      if (!spec) continue;
      const { store, keys, refreshInterval = '1h' } = spec;
      const { kind = 'ClusterSecretStore' } = store;
      const inOrder = Object.keys(keys).sort();
      found.set(`${namespace.name}/${name}`, {
        name,
        namespace: namespace.name,
        store: { name: store.name, kind },
        keys: Object.fromEntries(inOrder.map((key) => [key, keys[key]!])),
        refreshInterval,
      });
    }
  return [...found.keys()].sort().map((key) => found.get(key)!);
}
