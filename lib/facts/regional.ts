import type { CustomerSpec, RegionsSpec, SitesSpec } from '../authored/customer';
import type { FleetSpec } from '../authored/fleet';
import { hostedBy } from './hosted';

type Tenant = NonNullable<CustomerSpec['tenants'][string]>;

/** Clusters of a region that host the environment, by name. */
export function clustersIn(
  { clusters }: Pick<FleetSpec, 'clusters'>,
  environment: string,
  region: string,
): string[] {
  return Object.keys(clusters)
    .filter((name) => clusters[name]!.region === region && hostedBy(clusters[name]!).includes(environment))
    .sort();
}

export function isRegional(tenant: Tenant): tenant is RegionsSpec {
  return 'regions' in tenant && tenant.regions !== undefined;
}

/**
 * The customer with a site for each region, on the one cluster that is there. A tenant stays as it is that names a region with none
 * or several.
 */
export function withSites(customer: CustomerSpec, fleet: FleetSpec): CustomerSpec {
  const tenants: Record<string, Tenant> = { ...customer.tenants };
  for (const [environment, tenant] of Object.entries(tenants))
    if (tenant && isRegional(tenant)) tenants[environment] = sitesOf(tenant, environment, fleet) ?? tenant;
  return { ...customer, tenants };
}

function sitesOf(
  { regions, values, ...place }: RegionsSpec,
  environment: string,
  fleet: FleetSpec,
): SitesSpec | undefined {
  const found = regions.map((region) => [region, clustersIn(fleet, environment, region)] as const);
  if (found.some(([, clusters]) => clusters.length !== 1) || new Set(regions).size < regions.length)
    return undefined;
  const sites = found.map(([region, [cluster]]) => [region, { ...place, cluster: cluster! }] as const);
  return { sites: Object.fromEntries(sites), ...(values && { values }) };
}
