import type { ComponentSpec } from '../../../lib/authored/component';
import type { WorkloadsSpec } from '../../../lib/authored/environment/strategy';
import { customer, fleet, issuesOf, product } from '../../support/specs';
import { workload } from '../../support/workloads';

const CLUSTERS = ['argo-prod', 'flux-prod'];
const blueGreen: WorkloadsSpec = { strategy: { blueGreen: {} } };
const versions = { dev: '1.0.0', prod: '1.0.0' };
const charted = (name: string): ComponentSpec => ({
  namespace: 'rollouts',
  chart: { repository: 'charts', name },
  versions,
});
const inGit = (path: string): ComponentSpec => ({
  namespace: 'flagger-system',
  chart: { repository: 'code', path },
  versions,
});
const objects: ComponentSpec = { namespace: 'rollouts', manifests: [] };

/** What is said of a tenant in production on Argo CD and of one on Flux, whose clusters run these components. */
function judge(
  workloads: WorkloadsSpec,
  components: Readonly<Record<string, ComponentSpec>> = {},
  given = workload(),
) {
  const { environments, components: usual, ...rest } = fleet();
  const prod = { ...environments['prod']!, workloads };
  const customers = CLUSTERS.map((cluster) =>
    customer(cluster, { tenants: { prod: { cluster, ring: 'late' } } }),
  );
  return issuesOf({
    fleet: { ...rest, environments: { ...environments, prod }, components: { ...usual, ...components } },
    products: [given],
    customers,
  }).map(({ severity, at, problem, fix }) => [severity, at.path, problem, fix]);
}

it('nothing has to be there for Deployments, or for products that are no workloads', () => {
  expect(judge({ strategy: 'Recreate' })).toEqual([]);
  expect(judge(blueGreen, {}, product('web'))).toEqual([]);
});

it('each cluster needs the controller of its engine', () => {
  const missing = (title: string, chart: string, cluster: string) => [
    'warning',
    `clusters.${cluster}.components`,
    `${title} takes new versions of 'web' through in environment 'prod', and no component of cluster '${cluster}' brings it`,
    `add a component with the chart '${chart}'; or say in workloads of the environment which one brings it, or that none does: controller: '<component>' or false`,
  ];
  const argo = missing('Argo Rollouts', 'argo-rollouts', 'argo-prod');
  const flagger = missing('Flagger', 'flagger', 'flux-prod');
  expect(judge(blueGreen)).toEqual([argo, flagger]);
  expect(judge(blueGreen, { delivery: charted('argo-rollouts') })).toEqual([flagger]);
  expect(judge(blueGreen, { delivery: charted('flagger') })).toEqual([argo]);
  expect(judge(blueGreen, { delivery: charted('flagger-loadtester') })).toEqual([argo, flagger]);
});

it('a Deployment that is taken back is a Rollout, too', () => {
  const { environments, ...rest } = fleet();
  const workloads: WorkloadsSpec = { strategy: 'Recreate', rollback: 'automatic' };
  const dev = { ...environments['dev']!, workloads };
  const issues = issuesOf({
    fleet: { ...rest, environments: { ...environments, dev } },
    products: [workload()],
    customers: [customer('acme', { tenants: { dev: { cluster: 'argo-dev', ring: 'internal' } } })],
  });
  expect(issues.map(({ at }) => at.path)).toEqual(['clusters.argo-dev.components']);
});

it.each<[string, WorkloadsSpec, Readonly<Record<string, ComponentSpec>>]>([
  ['by its chart', blueGreen, { a: charted('argo-rollouts'), b: inGit('charts/flagger') }],
  ['by its name', blueGreen, { 'argo-rollouts': objects, flagger: inGit('charts/any') }],
  ['as the environment says', { ...blueGreen, controller: 'delivery' }, { delivery: objects }],
  ['by nobody that the fleet knows', { ...blueGreen, controller: false }, {}],
])('a controller is brought %s', (_, workloads, components) => {
  expect(judge(workloads, components)).toEqual([]);
});

it('a component that the environment names has to be there', () => {
  expect(judge({ ...blueGreen, controller: 'ingres' }, { a: charted('flagger') })).toEqual([
    [
      'error',
      'clusters.argo-prod.components',
      "Argo Rollouts takes new versions of 'web' through in environment 'prod', and no component of cluster 'argo-prod' brings it",
      "add 'ingres', which the environment names as its controller",
    ],
    [
      'error',
      'environments.prod.workloads.controller',
      "unknown component 'ingres'",
      expect.stringContaining("'ingress'"),
    ],
  ]);
});
