import { draw } from '../../../lib/graph';
import type { FleetSpec } from '../../../lib/authored/fleet';
import { plan } from '../../../lib/planner/plan';
import { graphChange, graphSets } from '../../support/graph-sets';
import { landscape } from '../../support/landscape';
import { customer, fleet, planned, product, specs } from '../../support/specs';

const customers = [
  customer('acme', {
    tenants: {
      dev: { cluster: 'argo-dev', ring: 'internal' },
      prod: { cluster: 'argo-prod', ring: 'late' },
    },
  }),
  customer('bolt', { tenants: { prod: { cluster: 'flux-prod', ring: 'early' } } }),
];

function drawn(changes: Partial<FleetSpec> = {}, cluster?: string) {
  const given = fleet({ landscape, ...changes });
  return draw(
    planned(plan(specs({ fleet: given, products: [product('web')], customers }))),
    'pipeline',
    cluster,
  );
}

it('leads from what is described to the namespaces of tenants and their pods, by environment and cluster', () => {
  expect(graphSets(drawn())).toEqual({
    nodes: [
      'K8s in Ground',
      'acme-dev namespace in argo-dev',
      'acme-prod namespace in argo-prod',
      'bolt-prod namespace in flux-prod',
      'dev Pods in argo-dev',
      'fleet-state',
      'ghcr.io/web',
      'infra in Ground',
      'prod Pods in argo-prod',
      'prod Pods in flux-prod',
      'the web in apps',
    ],
    edges: [
      'K8s -> acme-dev namespace: Deploy',
      'K8s -> acme-prod namespace: Manual Approval',
      'K8s -> bolt-prod namespace: Deploy',
      'acme-dev namespace -> dev Pods',
      'acme-prod namespace -> prod Pods',
      'bolt-prod namespace -> prod Pods',
      'fleet-state -> K8s: is pulled by',
      'infra -> dev Pods',
      'infra -> prod Pods',
      'infra -> prod Pods',
      'the web -> ghcr.io/web: builds',
    ],
    groups: [
      'Ground',
      'Kubernetes Clusters',
      'apps',
      'argo-dev in Kubernetes Clusters',
      'argo-prod in Kubernetes Clusters',
      'flux-prod in Kubernetes Clusters',
    ],
  });
});

it('has an approval where Argo CD waits for a person, and nowhere else: Flux waits for nobody', () => {
  const { environments } = fleet();
  const prod = { ...environments['prod']!, automatedSync: true };
  expect(graphChange(drawn(), drawn({ environments: { ...environments, prod } }))).toEqual({
    added: ['K8s -> acme-prod namespace: Deploy'],
    removed: ['K8s -> acme-prod namespace: Manual Approval'],
  });
});

it('shows clusters of an environment that have one title as one', () => {
  const { clusters } = fleet();
  const titled = { ...clusters };
  for (const name of ['argo-prod', 'flux-prod']) titled[name] = { ...clusters[name]!, title: 'Production' };
  expect(graphSets(drawn({ clusters: titled })).groups).toEqual([
    'Ground',
    'Kubernetes Clusters',
    'Production in Kubernetes Clusters',
    'apps',
    'argo-dev in Kubernetes Clusters',
  ]);
});

it('shows of one cluster what is on it', () => {
  const { removed } = graphChange(drawn(), drawn({}, 'argo-dev'));
  expect(removed).toEqual(
    expect.arrayContaining(['bolt-prod namespace in flux-prod', 'group argo-prod in Kubernetes Clusters']),
  );
});

it('has pods that nothing watches where nothing is said to', () => {
  const { monitors: _, ...pipeline } = landscape.pipeline;
  expect(graphChange(drawn(), drawn({ landscape: { ...landscape, pipeline } })).removed).toEqual([
    'infra in Ground',
    'infra -> dev Pods',
    'infra -> prod Pods',
    'infra -> prod Pods',
  ]);
});
