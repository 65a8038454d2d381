import { contentOf } from '../../content';
import { engineOf } from '../../engines';
import { componentsOf } from '../../facts/components';
import { groupBy } from '../../facts/group-by';
import { error, warning, within, type Issue, type Location } from '../../issues/issue';
import { unknown } from '../../issues/unknown';
import type { ComponentSpec } from '../../authored/component';
import type { FleetSpec } from '../../authored/fleet';
import type { Progressive } from '../../plan/environment/workloads';
import { tenantsOf } from '../../plan/fleet';
import { runnerOf } from '../../plan/runner';
import type { TenantPlan } from '../../plan/tenant';
import type { Rule } from '../rule';

const TITLES = { 'argo-rollouts': 'Argo Rollouts', flagger: 'Flagger' } as const;

/** Where nobody brings Argo Rollouts or Flagger, their kinds are unknown, and no release that has one is applied. */
export const workloadControllers: Rule = function* ({ specs: { fleet, fleetFile }, plan }) {
  const at = { file: fleetFile };
  const all = Object.keys(fleet.components);
  for (const { name, workloads } of plan.environments)
    if (workloads.controller)
      yield* unknown(
        within(at, 'environments', name, 'workloads', 'controller'),
        'component',
        workloads.controller,
        all,
      );
  for (const [cluster, tenants] of groupBy(tenantsOf(plan), (tenant) => tenant.cluster.name))
    for (const here of groupBy(tenants, ({ environment }) => environment.name).values())
      yield* ofTenants(fleet, here, within(at, 'clusters', cluster, 'components'));
};

/** @param here tenants of one environment on one cluster */
function* ofTenants(
  fleet: FleetSpec,
  here: readonly [TenantPlan, ...TenantPlan[]],
  at: Location,
): Generator<Issue> {
  const [{ environment, cluster }] = here;
  const { progressive } = engineOf(cluster);
  const { controller } = environment.workloads;
  if (controller === false || runnerOf(environment.workloads, progressive) === 'Deployment') return;
  const release = here
    .flatMap(({ releases }) => releases)
    .find(({ product }) => contentOf(product.spec).kind.isWorkload);
  const isBrought = componentsOf(fleet, cluster.name).some(
    ([name, spec]) => name === controller || isCalled(progressive, name, spec),
  );
  if (!release || isBrought) return;
  const title = TITLES[progressive];
  const problem = `${title} takes new versions of '${release.product.name}' through in environment '${environment.name}', and no component of cluster '${cluster.name}' brings it`;
  if (controller !== undefined) {
    yield error(at, problem, `add '${controller}', which the environment names as its controller`);
    return;
  }
  const fix = `add a component with the chart '${progressive}'; or say in workloads of the environment which one brings it, or that none does: controller: '<component>' or false`;
  yield warning(at, problem, fix);
}

function isCalled(controller: Progressive, name: string, spec: ComponentSpec): boolean {
  if (name === controller || !('chart' in spec)) return name === controller;
  const { chart } = spec;
  return controller === ('path' in chart ? chart.path.split('/').at(-1) : chart.name);
}
