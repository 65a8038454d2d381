import { clustersOfPool, isPooled, poolsOf } from '../../facts/pools';
import { error, warning, type Issue } from '../../issues/issue';
import { suggest } from '../../issues/suggest';
import type { FleetSpec } from '../../authored/fleet';
import type { CustomerInput } from '../../authored/specs';
import type { Rule } from '../rule';

/** Each tenant that names a pool has a cluster of it. Those of which that is true name their cluster by now. */
export const pools: Rule = function* ({ specs: { fleet, customers } }) {
  for (const customer of customers) yield* ofCustomer(customer, fleet);
};

function* ofCustomer({ spec, file, placement }: CustomerInput, fleet: FleetSpec): Iterable<Issue> {
  for (const [environment, tenant] of Object.entries(spec.tenants)) {
    // An environment that there is not has been said.
    if (!tenant || !isPooled(tenant) || !Object.hasOwn(fleet.environments, environment)) continue;
    const at = { file, path: `tenants.${environment}.pool` };
    const { pool } = tenant;
    const clusters = clustersOfPool(fleet, environment, pool);
    if (clusters.length === 0) {
      const known = poolsOf(fleet, environment);
      const fix = known.length > 0 ? suggest(pool, known) : `state pool: '${pool}' of clusters that do`;
      yield error(at, `no cluster of pool '${pool}' hosts '${environment}'`, fix);
      continue;
    }
    const cluster = placement?.entries[environment];
    if (!placement || cluster === undefined) {
      const problem = `no cluster of pool '${pool}' has been chosen for it yet`;
      yield error(at, problem, 'npm run fleet -- place, and commit what it writes');
      continue;
    }
    const problem = `'${cluster}' is no cluster of pool '${pool}' that hosts '${environment}'`;
    const fix = `${suggest(cluster, clusters)}; or remove the line, and npm run fleet -- place: its workloads move`;
    yield error({ file: placement.file, path: environment }, problem, fix);
  }
  for (const environment of Object.keys(placement?.entries ?? {})) {
    if (Object.hasOwn(spec.tenants, environment)) continue;
    const at = { file: placement!.file, path: environment };
    yield warning(at, `the customer has no tenant in '${environment}'`, 'remove the line');
  }
}
