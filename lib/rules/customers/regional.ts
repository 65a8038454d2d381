import type { FleetSpec } from '../../authored/fleet';
import { hostedBy } from '../../facts/hosted';
import { clustersIn, isRegional } from '../../facts/regional';
import { error, type Issue, type Location } from '../../issues/issue';
import { suggest } from '../../issues/suggest';
import type { Rule } from '../rule';

/** Each region that a tenant is in has one cluster for it. Those of which that is true are sites by now. */
export const regionalTenants: Rule = function* ({ specs: { fleet, customers } }) {
  for (const { spec, file } of customers)
    for (const [environment, tenant] of Object.entries(spec.tenants)) {
      // An environment that there is not has been said.
      if (!tenant || !isRegional(tenant) || !Object.hasOwn(fleet.environments, environment)) continue;
      const at = { file, path: `tenants.${environment}.regions` };
      for (const region of new Set(tenant.regions)) yield* ofRegion(at, fleet, environment, region);
      const twice = tenant.regions.find((region, index) => tenant.regions.indexOf(region) < index);
      if (twice !== undefined) yield error(at, `has '${twice}' twice`, 'name it once');
    }
};

function* ofRegion(at: Location, fleet: FleetSpec, environment: string, region: string): Iterable<Issue> {
  const found = clustersIn(fleet, environment, region);
  if (found.length === 1) return;
  if (found.length > 1) {
    const names = found.map((name) => `'${name}'`).join(' and ');
    const problem = `clusters ${names} of region '${region}' both host '${environment}'`;
    yield error(at, problem, "say which one: give 'sites' instead of 'regions', each with its cluster");
    return;
  }
  const hosts = Object.values(fleet.clusters).filter((each) => hostedBy(each).includes(environment));
  const regions = [...new Set(hosts.flatMap((each) => each.region ?? []))];
  const problem = `no cluster of region '${region}' hosts environment '${environment}'`;
  const fix =
    regions.length > 0
      ? suggest(region, regions)
      : `state the 'region' of a cluster that hosts '${environment}'`;
  yield error(at, problem, fix);
}
