import { draw } from '../../../lib/graph';
import type { EnvironmentSpec } from '../../../lib/authored/environment';
import { documented, graphChange, graphCounts, graphSets } from '../../support/graph-sets';
import { planOf } from '../../support/sample';
import { plan, specs } from '../../support/warehouse-network';

const drawn = draw(plan, 'pipeline');
const { landscape, environments, clusters } = specs.fleet;

it("has the nodes, edges and groups of the document's diagram", () => {
  expect(graphSets(drawn)).toEqual(graphSets(documented('warehouse-network')));
});

it('has 16 nodes, 17 edges and 8 groups', () => {
  const { nodes, edges, groups } = graphCounts(drawn);
  expect([nodes, edges, groups]).toEqual([16, 17, 8]);
});

it('has one edge that waits for an approval: that to production', () => {
  const titles = new Map(drawn.nodes.map(({ id, title }) => [id, title]));
  const waiting = drawn.edges.filter(({ label }) => label === 'Manual Approval');
  expect(waiting.map(({ to }) => titles.get(to))).toEqual(['warehouse-prod namespace']);
});

it('comes of the model: whoever lets staging wait sees it wait', () => {
  const staging: EnvironmentSpec = { ...environments['staging']!, automatedSync: false };
  const fleet = { ...specs.fleet, environments: { ...environments, staging } };
  expect(graphChange(drawn, draw(planOf({ ...specs, fleet }), 'pipeline'))).toEqual({
    added: ['Sync Process -> warehouse-staging namespace: Manual Approval'],
    removed: ['Sync Process -> warehouse-staging namespace: Deploy'],
  });
});

it('comes of the model: a step of the pipeline that goes takes its arrow along', () => {
  const pipeline = landscape!.pipeline!;
  const relations = pipeline.relations.filter(({ to }) => to !== 'manifests');
  const fleet = { ...specs.fleet, landscape: { ...landscape!, pipeline: { ...pipeline, relations } } };
  expect(graphChange(drawn, draw(planOf({ ...specs, fleet }), 'pipeline'))).toEqual({
    added: [],
    removed: [
      'Kustomization Files in CI/CD Pipeline',
      'GitHub Actions -> Kustomization Files: Update Manifests',
    ],
  });
});

it('comes of the model: a cluster of another title is in a group of its own', () => {
  const name = 'prod-us-central1';
  const changed = { ...clusters, [name]: { ...clusters[name]!, title: 'US Cluster' } };
  const graph = draw(planOf({ ...specs, fleet: { ...specs.fleet, clusters: changed } }), 'pipeline');
  expect(graphChange(drawn, graph).added).toEqual([
    'Production Pods in US Cluster',
    'warehouse-prod namespace in US Cluster',
    'Prometheus -> Production Pods',
    'Sync Process -> warehouse-prod namespace: Manual Approval',
    'warehouse-prod namespace -> Production Pods',
    'group US Cluster in Kubernetes Clusters',
  ]);
});
