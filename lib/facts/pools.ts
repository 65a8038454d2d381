import type { CustomerSpec, PooledSpec } from '../authored/customer';
import type { FleetSpec } from '../authored/fleet';
import type { CustomerInput } from '../authored/specs';
import { hostedBy } from './hosted';

type Tenant = NonNullable<CustomerSpec['tenants'][string]>;
type Clusters = Pick<FleetSpec, 'clusters'>;

export function isPooled(tenant: Tenant): tenant is PooledSpec {
  return 'pool' in tenant && tenant.pool !== undefined;
}

/** Clusters of a pool that host the environment, by name. */
export function clustersOfPool({ clusters }: Clusters, environment: string, pool: string): string[] {
  return Object.keys(clusters)
    .filter((name) => clusters[name]!.pool === pool && hostedBy(clusters[name]!).includes(environment))
    .sort();
}

/** Pools with a cluster that hosts the environment; sorted. */
export function poolsOf({ clusters }: Clusters, environment: string): string[] {
  const hosts = Object.values(clusters).filter((each) => hostedBy(each).includes(environment));
  return [...new Set(hosts.flatMap(({ pool }) => pool ?? []))].sort();
}

/** The customer with the cluster of each tenant in a pool. One that has none yet, or one that is not of the pool, stays as it is. */
export function withPlaces({ spec, placement }: CustomerInput, fleet: Clusters): CustomerSpec {
  const tenants: Record<string, Tenant> = { ...spec.tenants };
  for (const [environment, tenant] of Object.entries(tenants)) {
    if (!tenant || !isPooled(tenant)) continue;
    const cluster = placement?.entries[environment];
    const { pool, ...place } = tenant;
    if (cluster === undefined || !clustersOfPool(fleet, environment, pool).includes(cluster)) continue;
    tenants[environment] = { ...place, cluster };
  }
  return { ...spec, tenants };
}
