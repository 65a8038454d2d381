import type { CustomerSpec, PlacementSpec, SitesSpec } from '../authored/customer';
import type { FleetSpec } from '../authored/fleet';

/** One tenant as written: an environment's only one, or one of its sites. */
export interface Placement {
  readonly environment: string;
  readonly site?: string;
  readonly spec: PlacementSpec;
  /** Property path in the customer's file. */
  readonly path: string;
}

/** Every tenant that a customer's file describes. */
export function placementsOf(customer: CustomerSpec): Placement[] {
  return Object.entries(customer.tenants).flatMap(([environment, spec]): Placement[] => {
    if (spec === undefined) return [];
    if (!isSites(spec)) return [{ environment, spec, path: `tenants.${environment}` }];
    return Object.entries(spec.sites).map(([site, placement]) => ({
      environment,
      site,
      spec: { ...placement, ...(spec.values && { values: spec.values }) },
      path: `tenants.${environment}.sites.${site}`,
    }));
  });
}

/** Where a tenant runs: what it says itself, then its cluster, then its customer. */
export function regionOf(
  { clusters }: Pick<FleetSpec, 'clusters'>,
  customer: Pick<CustomerSpec, 'region'>,
  { spec: { region, cluster } }: Placement,
): string {
  const host = Object.hasOwn(clusters, cluster) ? clusters[cluster] : undefined;
  return region ?? host?.region ?? customer.region;
}

function isSites(spec: PlacementSpec | SitesSpec): spec is SitesSpec {
  return 'sites' in spec && spec.sites !== undefined;
}
