import { statementOf } from '../../facts/placements';
import { groupBy } from '../../facts/group-by';
import { waitsOf } from '../../facts/promotion/waits';
import { error, type Issue } from '../../issues/issue';
import { unknown } from '../../issues/unknown';
import { plan as planned } from '../../planner/plan';
import { tenantsOf } from '../../plan/fleet';
import { jumpIssues } from '../../promotion/jump-issues';
import { olderOf, stepOfRing, versionsMoved, type Moved, type MovedVersion } from '../../removals/steps/ring';
import { withChanges } from '../../removals/steps/step';
import { movable } from './movable';
import type { Leaves, Left } from './options';

/** To another ring, where it gets the versions of. */
export function toRing(left: Left, name: string, ring: string, reason?: string): Leaves {
  const { fleet } = left.specs;
  const found = movable(left, name);
  const environment = 'tenant' in found ? found.tenant.environment.name : undefined;
  const rings = Object.keys(fleet.rings).filter(
    (each) => environment === undefined || fleet.rings[each]!.environment === environment,
  );
  const issues = [
    ...('issues' in found ? found.issues : []),
    ...unknown({ file: '--ring' }, 'ring', ring, rings),
  ];
  if ('issues' in found || issues.length > 0) return { issues };
  const { tenant, customer } = found;
  const stated = statementOf(customer.spec, { environment: tenant.environment.name, site: tenant.site });
  const own = stated ?? [tenant.environment.name];
  if (tenant.ring === ring) return { leaving: { customer, steps: [] } };
  const path = ['tenants', ...own, 'ring'];
  const next = { ...customer, spec: withChanges(customer.spec, [{ path, value: ring }]) };
  const customers = left.specs.customers.map((each) => (each === customer ? next : each));
  const then = planned({ ...left.specs, customers });
  if (!then.plan) return { issues: then.issues };
  const now = new Map(tenantsOf(left.plan).map((each) => [each.name, each]));
  const moved = tenantsOf(then.plan).flatMap((to): Moved[] => {
    const from = now.get(to.name);
    return from && from.ring !== to.ring ? [{ from, to }] : [];
  });
  const versions = versionsMoved(moved);
  const refused = [...refusedFor(left, ring, versions, reason)];
  if (refused.length > 0) return { issues: refused };
  return { leaving: { customer, steps: [stepOfRing(name, path, moved, reason)] } };
}

/** What may not be, or needs a reason and has none. */
function* refusedFor(
  { specs: { fleet, products }, day }: Left,
  ring: string,
  versions: readonly MovedVersion[],
  reason: string | undefined,
): Iterable<Issue> {
  for (const { release, from, to } of reason === undefined ? olderOf(versions) : []) {
    const problem = `'${release}' would go back from ${from} to ${to}, which '${ring}' runs`;
    yield error({ file: '--ring' }, problem, 'give a ring that runs no older version, or say why: --reason');
  }
  for (const [product, own] of groupBy(versions, (each) => each.product)) {
    const { spec } = products.find((each) => each.spec.name === product)!;
    const made = own.map(({ release, ...each }) => ({ ...each, tenant: release }));
    yield* jumpIssues(spec, made, { file: '--ring' }, { reason });
  }
  if (reason !== undefined) return;
  for (const { release, product, from, to } of versions) {
    const input = products.find(({ spec }) => spec.name === product)!;
    const waits = waitsOf(fleet, input, { ring, version: to, day });
    const frozen = waits.find(({ kind }) => kind === 'freeze');
    if (frozen?.kind !== 'freeze') continue;
    const problem = `'${release}' would move from ${from} to ${to} on ${day}, within the freeze '${frozen.freeze}': ${frozen.reason}`;
    yield error({ file: '--ring' }, problem, `wait until ${frozen.ends}, or say why not: --reason`);
  }
}
