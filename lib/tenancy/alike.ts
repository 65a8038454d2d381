import type { ClusterPlan } from '../plan/cluster';

/**
 * Gives what many tenants of a cluster have alike, made once for each key. The key has to name all else that it depends on:
 * a plan has one cluster, tier or product of a name.
 */
export function alikeOn<T>(): (cluster: ClusterPlan, key: string, make: () => T) => T {
  const known = new WeakMap<ClusterPlan, Map<string, T>>();
  return (cluster, key, make) => {
    const here = known.get(cluster) ?? new Map<string, T>();
    known.set(cluster, here);
    const found = here.get(key) ?? make();
    here.set(key, found);
    return found;
  };
}
