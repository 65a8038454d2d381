import { isPooled } from '../../facts/pools';
import { placementsOf } from '../../facts/placements';
import type { CustomerInput } from '../../authored/specs';
import { error } from '../../issues/issue';
import { unknown } from '../../issues/unknown';
import type { TenantPlan } from '../../plan/tenant';
import { stepsOfMove } from '../../removals/steps/move';
import { movable } from './movable';
import type { Leaves, Left } from './options';

/** To another cluster. */
export function toCluster(left: Left, name: string, to: string): Leaves {
  const { clusters, environments } = left.plan;
  const found = movable(left, name);
  const cluster = clusters.find((each) => each.name === to);
  const known = clusters.map((each) => each.name);
  const issues = [
    ...('issues' in found ? found.issues : []),
    ...unknown({ file: '--to' }, 'cluster', to, known),
  ];
  if ('issues' in found || !cluster) return { issues };
  const { tenant, customer } = found;
  const place = placeIn(customer, tenant);
  if (!place) {
    const problem = `it says no cluster: its region or its pool decides`;
    const at = { file: customer.file, path: `tenants.${tenant.environment.name}` };
    return {
      issues: [
        error(at, problem, 'give it a cluster there, and move it then; of a pool, the one in placement.yaml'),
      ],
    };
  }
  const environment = environments.find((each) => each.name === tenant.environment.name)!;
  return { leaving: { customer, steps: stepsOfMove(tenant, cluster, place, environment) } };
}

/** Where the customer's file places the tenant on a cluster. */
export function placeIn(
  { spec }: CustomerInput,
  { environment, site }: TenantPlan,
): readonly string[] | undefined {
  const stated = spec.tenants[environment.name];
  if (!stated || isPooled(stated)) return undefined;
  const found = placementsOf(spec).find(
    (each) => each.environment === environment.name && each.site === site,
  );
  return found && ['tenants', environment.name, ...(site === undefined ? [] : ['sites', site])];
}
