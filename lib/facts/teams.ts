import type { CustomerSpec, PlacementSpec, SitesSpec } from '../authored/customer';
import type { FleetSpec } from '../authored/fleet';
import type { CustomerInput } from '../authored/specs';
import type { TeamPlacement, TeamSpec } from '../authored/team/team';

/**
 * The teams of the fleet. Each is what a customer is that has a repository and subscribes to nothing, so that whatever holds for
 * customers holds for it.
 */
export function teamsOf(fleet: FleetSpec, fleetFile: string): CustomerInput[] {
  return Object.entries(fleet.teams ?? {}).map(([name, team]) => ({
    spec: { ...team, name, products: {}, tenants: tenantsOf(team, fleet) },
    file: `${fleetFile} teams.${name}`,
    isTeam: true,
  }));
}

function tenantsOf({ tenants }: TeamSpec, fleet: FleetSpec): CustomerSpec['tenants'] {
  const placed = Object.entries(tenants).map(([environment, spec]): [string, PlacementSpec | SitesSpec] => {
    // Of an environment without rings a rule tells.
    const last = Object.keys(fleet.rings).findLast((ring) => fleet.rings[ring]!.environment === environment);
    const at = (placement: TeamPlacement): PlacementSpec => ({ ring: last ?? '', ...placement });
    if (!('sites' in spec)) return [environment, at(spec)];
    const sites = Object.entries(spec.sites).map(([site, placement]) => [site, at(placement)] as const);
    return [environment, { sites: Object.fromEntries(sites) }];
  });
  return Object.fromEntries(placed);
}
