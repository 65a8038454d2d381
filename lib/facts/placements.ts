import type { CustomerSpec, PlacementSpec, SitesSpec } from '../authored/customer';
import type { FleetSpec } from '../authored/fleet';
import { isPooled } from './pools';
import { isRegional } from './regional';

/** The axis of which every tenant's value is known: where it runs. */
export const REGION = 'region';

/** One tenant as written: an environment's only one, or one of its sites. */
export interface Placement {
  readonly environment: string;
  readonly site?: string;
  readonly spec: PlacementSpec;
  /** Property path in the customer's file. */
  readonly path: string;
}

const known = new WeakMap<CustomerSpec, readonly Placement[]>();

/** Every tenant that a customer's file describes. */
export function placementsOf(customer: CustomerSpec): readonly Placement[] {
  const before = known.get(customer);
  if (before) return before;
  const placements = placementsIn(customer);
  known.set(customer, placements);
  return placements;
}

function placementsIn(customer: CustomerSpec): Placement[] {
  return Object.entries(customer.tenants).flatMap(([environment, spec]): Placement[] => {
    // What stays by regions or in a pool has no cluster, which a rule says.
    if (spec === undefined || isRegional(spec) || isPooled(spec)) return [];
    if (!isSites(spec)) return [{ environment, spec, path: `tenants.${environment}` }];
    return Object.entries(spec.sites).map(([site, placement]) => ({
      environment,
      site,
      spec: { ...placement, ...(spec.values && { values: spec.values }) },
      path: `tenants.${environment}.sites.${site}`,
    }));
  });
}

/** Keys below `tenants` of what states a tenant: that of its site, or of its environment, which states those of all its regions. */
export function statementOf(
  customer: Pick<CustomerSpec, 'tenants'>,
  { environment, site }: { readonly environment: string; readonly site?: string | undefined },
): readonly string[] | undefined {
  const stated = customer.tenants[environment];
  if (stated === undefined) return undefined;
  if (!isSites(stated)) return [environment];
  return site === undefined ? undefined : [environment, 'sites', site];
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

/** What a tenant is on each axis of the fleet; on one that nobody says, nothing. In the order of the axes. */
export function axesOf(
  fleet: Pick<FleetSpec, 'axes' | 'clusters' | 'environments'>,
  customer: Pick<CustomerSpec, 'axes' | 'region'>,
  placement: Placement,
): Readonly<Record<string, string>> {
  const { environment, spec } = placement;
  const named = <T>(all: Readonly<Record<string, T>>, name: string) =>
    Object.hasOwn(all, name) ? all[name] : undefined;
  const stated: Readonly<Record<string, string>> = {
    ...named(fleet.environments, environment)?.axes,
    ...customer.axes,
    ...named(fleet.clusters, spec.cluster)?.axes,
    ...spec.axes,
    [REGION]: regionOf(fleet, customer, placement),
  };
  const known = Object.keys(fleet.axes ?? {}).filter((axis) => Object.hasOwn(stated, axis));
  return Object.fromEntries(known.map((axis) => [axis, stated[axis]!]));
}

function isSites(spec: NonNullable<CustomerSpec['tenants'][string]>): spec is SitesSpec {
  return 'sites' in spec && spec.sites !== undefined;
}
