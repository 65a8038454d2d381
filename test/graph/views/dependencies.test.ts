import { draw } from '../../../lib/graph';
import { plan } from '../../../lib/planner/plan';
import type { ClusterSpec } from '../../../lib/authored/cluster';
import type { ComponentSpec } from '../../../lib/authored/component';
import type { FleetSpec } from '../../../lib/authored/fleet';
import { graphChange, graphSets } from '../../support/graph-sets';
import { planOf, sampleSpecs } from '../../support/sample';
import { anyCluster, fleet, planned, specs } from '../../support/specs';

const chart = (name: string) => ({
  namespace: name,
  chart: { repository: 'charts', name },
  versions: { dev: '1.0.0', prod: '1.0.0' },
});

/** Secrets that the bootstrap brings, what reads them, and two that need what reads them. */
const components: Record<string, ComponentSpec> = {
  vault: { ...chart('vault'), root: 'bootstrap', group: 'base' },
  secrets: { ...chart('secrets'), dependsOn: ['vault'], group: 'base', title: 'External Secrets' },
  database: { ...chart('database'), dependsOn: ['secrets'], group: 'data' },
  cache: { ...chart('cache'), dependsOn: ['secrets', 'database'] },
};

const groups = { base: { title: 'Foundation' }, data: {}, unused: {} };

const engines: Record<ClusterSpec['engine'], ClusterSpec> = {
  argocd: { ...anyCluster, engine: 'argocd', environment: 'prod' },
  flux: { ...anyCluster, engine: 'flux', environment: 'prod' },
  arc: { ...anyCluster, engine: 'arc', environment: 'prod' },
};

function drawn(clusters: Record<string, ClusterSpec>, changes: Partial<FleetSpec> = {}, cluster?: string) {
  const own = fleet({ components, groups, clusters, ...changes });
  return draw(planned(plan(specs({ fleet: own, customers: [] }))), 'dependencies', cluster);
}

const ofComponents = {
  nodes: ['External Secrets in Foundation', 'cache in Components', 'database in data', 'vault in Foundation'],
  edges: [
    'External Secrets -> cache',
    'External Secrets -> database',
    'database -> cache',
    'vault -> External Secrets',
  ],
};

describe('the view of dependencies', () => {
  it('has an edge from a root only to what depends on nothing of the same root', () => {
    expect(graphSets(drawn({ edge: engines.flux }))).toEqual({
      nodes: [
        '1 HelmRepository in Sources',
        'GitRepository fleet-state in Sources',
        'bootstrap in Root Kustomizations',
        'infrastructure in Root Kustomizations',
        'tenants in Root Kustomizations',
        ...ofComponents.nodes,
      ]
        .map((line) => line.replace('1 HelmRepository', 'HelmRepositories'))
        .sort(),
      edges: [
        'GitRepository fleet-state -> bootstrap',
        'GitRepository fleet-state -> infrastructure',
        'GitRepository fleet-state -> tenants',
        'HelmRepositories -> infrastructure',
        'bootstrap -> vault',
        'infrastructure -> External Secrets',
        'infrastructure -> tenants',
        ...ofComponents.edges,
      ].sort(),
      groups: ['Components', 'Foundation', 'Root Kustomizations', 'Sources', 'data'],
    });
  });

  it('shows the same components under the Applications of Argo CD', () => {
    const { nodes, edges, groups: titles } = graphSets(drawn({ hub: engines.argocd }));
    expect(nodes).toEqual(
      expect.arrayContaining([...ofComponents.nodes, 'Repository fleet-state in Sources']),
    );
    expect(edges).toEqual(
      expect.arrayContaining([
        ...ofComponents.edges,
        'bootstrap -> vault',
        'infrastructure -> External Secrets',
        'infrastructure -> tenants',
      ]),
    );
    expect(titles).toEqual(['Components', 'Foundation', 'Root Applications', 'Sources', 'data']);
  });

  it('shows both roots of an arc cluster as what they are there, its configurations', () => {
    expect(graphSets(drawn({ edge: engines.arc }))).toEqual({
      nodes: [
        ...ofComponents.nodes,
        'GitRepository apps in Sources',
        'GitRepository infra in Sources',
        'HelmRepositories in Sources',
        'apps in Flux Configurations',
        'infra in Flux Configurations',
      ].sort(),
      edges: [
        ...ofComponents.edges,
        'GitRepository apps -> apps',
        'GitRepository infra -> infra',
        'HelmRepositories -> infra',
        'infra -> vault',
      ].sort(),
      groups: ['Components', 'Flux Configurations', 'Foundation', 'Sources', 'data'],
    });
  });

  it('has an edge from a source that components share to each of them', () => {
    const built = { namespace: 'x', kustomize: { repository: 'code', path: 'x' }, versions: { prod: 'v1' } };
    const own = { components: { first: built, second: { ...built, dependsOn: ['first'] } } };
    for (const engine of ['flux', 'arc'] as const) {
      const one = { ...anyCluster, engine, environment: 'prod', sharedSources: true } as const;
      const { nodes, edges } = graphSets(drawn({ one }, own));
      expect(nodes.filter((node) => node.includes('code'))).toEqual(['GitRepository code-v1 in Sources']);
      expect(edges.filter((edge) => edge.includes('code'))).toEqual([
        'GitRepository code-v1 -> first',
        'GitRepository code-v1 -> second',
      ]);
    }
  });

  it('calls roots and sources what the cluster calls them, and shows what Flux installs itself from', () => {
    const cluster: ClusterSpec = {
      ...anyCluster,
      engine: 'flux',
      environment: 'prod',
      hosts: [],
      roots: { bootstrap: 'cluster', infrastructure: 'cluster-apps' },
      install: { repository: 'manifests', version: 'v2.6.4' },
      source: { oci: 'oci://registry.example.com/state', ref: { tag: 'latest' } },
    };
    const { repositories, state } = fleet();
    const graph = drawn(
      { home: cluster },
      {
        state: { ...state, name: 'home' },
        repositories: { ...repositories, manifests: { oci: 'oci://ghcr.example.com/flux-manifests' } },
        components: { vault: components['vault']! },
      },
    );
    expect(graphSets(graph)).toEqual({
      nodes: [
        'HelmRepositories in Sources',
        'OCIRepository home in Sources',
        'OCIRepository manifests in Sources',
        'cluster in Root Kustomizations',
        'cluster-apps in Root Kustomizations',
        'flux in Root Kustomizations',
        'vault in Foundation',
      ],
      edges: [
        'HelmRepositories -> cluster-apps',
        'OCIRepository home -> cluster',
        'OCIRepository home -> cluster-apps',
        'OCIRepository manifests -> flux',
        'cluster -> vault',
      ],
      groups: ['Foundation', 'Root Kustomizations', 'Sources'],
    });
  });

  it('counts the repositories that charts of components come from', () => {
    const other = { helm: 'https://other.example.com' } as const;
    const { repositories } = fleet();
    const cache = { ...chart('cache'), chart: { repository: 'other', name: 'cache' } };
    const changes = { repositories: { ...repositories, other }, components: { ...components, cache } };
    const titles = (engine: ClusterSpec['engine']) =>
      drawn({ one: engines[engine] }, changes).nodes.map(({ title }) => title);
    for (const engine of ['argocd', 'flux', 'arc'] as const)
      expect(titles(engine)).toContain('2 HelmRepositories');
  });

  it('has a group around each of several clusters, and none around one', () => {
    const clusters = { east: engines.flux, west: { ...engines.flux, title: 'The West' } };
    const both = drawn(clusters);
    expect(graphSets(both).groups).toEqual([
      'Components in The West',
      'Components in east',
      'Foundation in The West',
      'Foundation in east',
      'Root Kustomizations in The West',
      'Root Kustomizations in east',
      'Sources in The West',
      'Sources in east',
      'The West',
      'data in The West',
      'data in east',
      'east',
    ]);
    const west = drawn(clusters, {}, 'west');
    expect(west).toEqual(drawn({ west: clusters.west }));
    expect(both.nodes).toHaveLength(2 * west.nodes.length);
    expect(both.edges).toHaveLength(2 * west.edges.length);
  });

  it('tells sources, ownership and dependencies apart', () => {
    const graph = drawn({ edge: engines.flux });
    const kindOf = (from: string, to: string) =>
      graph.edges.find((edge) => edge.from === from && edge.to === to)?.kind;
    expect([
      kindOf('source/state', 'root/bootstrap'),
      kindOf('root/bootstrap', 'component/vault'),
      kindOf('component/vault', 'component/secrets'),
    ]).toEqual(['source', 'manages', 'depends']);
  });
});

describe('the sample fleet', () => {
  it('has one edge instead of another where a component comes to depend on one', () => {
    const before = sampleSpecs();
    const graphOf = (changed: typeof before) => draw(planOf(changed), 'dependencies', 'edge-prod');
    const { components: own } = before.fleet;
    const secrets = { ...own['external-secrets']!, dependsOn: ['cert-manager'] };
    const after = {
      ...before,
      fleet: { ...before.fleet, components: { ...own, 'external-secrets': secrets } },
    };
    expect(graphChange(graphOf(before), graphOf(after))).toEqual({
      added: ['cert-manager -> external-secrets'],
      removed: ['infrastructure -> external-secrets'],
    });
  });
});
