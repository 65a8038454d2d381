import type { WorkloadsSpec } from '../../../lib/authored/environment/strategy';
import { WORKLOADS } from '../../../lib/authored/workloads';
import { filesOf } from '../../support/sample';
import { customer, fleet, planned, specs } from '../../support/specs';
import { plan } from '../../../lib/planner/plan';

function withWorkloads(workloads: WorkloadsSpec) {
  const { environments, ...rest } = fleet();
  const prod = { ...environments['prod']!, workloads };
  const tenants = { prod: { cluster: 'argo-prod', ring: 'late' } };
  const onFlux = { prod: { cluster: 'flux-prod', ring: 'late' } };
  return specs({
    fleet: { ...rest, environments: { ...environments, prod } },
    customers: [customer('acme', { tenants }), customer('flow', { tenants: onFlux })],
  });
}

/** Kinds beyond those that any release may consist of, by cluster. */
function extra(workloads: WorkloadsSpec): Readonly<Record<string, string[]>> {
  const usual = new Set<string>(WORKLOADS.map(({ kind }) => kind));
  const { clusters } = planned(plan(withWorkloads(workloads)));
  return Object.fromEntries(
    clusters.map(({ name, releaseKinds }) => [
      name,
      releaseKinds.map(({ kind }) => kind).filter((kind) => !usual.has(kind)),
    ]),
  );
}

const blueGreen: WorkloadsSpec = { strategy: { blueGreen: {} }, scaling: { min: 3, max: 20 } };
const istio: WorkloadsSpec['traffic'] = { istio: { gateways: ['istio-system/public'] } };

it.each<[string, WorkloadsSpec, string[], string[]]>([
  ['Deployments need nothing more', { strategy: 'Recreate' }, [], []],
  ['blue-green needs a controller', blueGreen, ['AnalysisTemplate', 'Rollout'], ['Canary', 'MetricTemplate']],
  [
    'Istio routes by VirtualServices, which Flagger writes itself',
    { ...blueGreen, traffic: istio },
    ['AnalysisTemplate', 'Rollout', 'VirtualService'],
    ['Canary', 'MetricTemplate'],
  ],
  ['Istio routes to Deployments, too', { traffic: istio }, ['VirtualService'], ['VirtualService']],
])('%s', (_, workloads, ofArgo, ofFlux) => {
  expect(extra(workloads)).toEqual({
    'argo-dev': [],
    'argo-prod': ofArgo,
    'flux-prod': ofFlux,
    'arc-prod': ofFlux,
  });
});

it('an account of releases may write them, and a project permits them', () => {
  const files = filesOf(withWorkloads(blueGreen));
  const role = (cluster: string, part: string) => files[`clusters/${cluster}/delivery/${part}/releaser.yaml`];
  expect(role('argo-prod', 'tenants')).toContain('- rollouts\n');
  expect(role('flux-prod', 'tenants')).toContain('- canaries\n');
  expect(role('argo-dev', 'tenants')).not.toContain('- rollouts\n');
  const project = files['clusters/argo-prod/delivery/tenants/acme/project.yaml'];
  expect(project).toMatch(/- group: argoproj\.io\n +kind: Rollout\n/);
});
