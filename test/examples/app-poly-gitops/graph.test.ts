import { draw, type ViewName } from '../../../lib/graph';
import type { LandscapeSpec } from '../../../lib/authored/landscape';
import { specs } from '../../support/app-poly-gitops';
import { documented, graphChange, graphCounts, graphSets } from '../../support/graph-sets';
import { planOf } from '../../support/sample';

const landscape = specs.fleet.landscape!;
const drawn = (view: ViewName, changes: Partial<LandscapeSpec> = {}) =>
  draw(planOf({ ...specs, fleet: { ...specs.fleet, landscape: { ...landscape, ...changes } } }), view);

describe('the repositories of the system', () => {
  it('are five, each with its layer, its owners and what changes it', () => {
    const found = drawn('repositories').nodes.flatMap(({ title, about }) =>
      about ? [[title, about['layer'], about['owners'], about['changesWhen']]] : [],
    );
    expect(found).toEqual([
      ['app-poly-gitops-infra', 'Infrastructure', ['DevOps'], 'New cluster, infra changes'],
      ['app-poly-gitops-k8s', 'GitOps', ['DevOps'], 'New apps, environments, policies'],
      ['app-poly-gitops-helm', 'Deployment', ['Dev', 'DevOps'], 'App deployment structure'],
      ['app-poly-gitops-fastapi', 'Application', ['Dev'], 'Application code'],
      ['app-poly-gitops-crewai', 'Observability', ['SRE'], 'Monitoring rules'],
    ]);
  });

  it('are the state repository and the source of the chart where they say so', () => {
    const urls = Object.fromEntries(
      drawn('repositories').nodes.map(({ title, about }) => [title, about?.['url']]),
    );
    expect(urls['app-poly-gitops-k8s']).toBe(specs.fleet.state.url);
    expect(urls['app-poly-gitops-helm']).toBe(
      'https://github.com/justgithubaccount/app-poly-gitops-helm.git',
    );
  });
});

describe('the ecosystem', () => {
  it("has the nodes, edges and groups of the document's diagram", () => {
    expect(graphSets(drawn('repositories'))).toEqual(graphSets(documented('app-poly-gitops-ecosystem')));
  });

  it('has 9 nodes, 9 edges and 4 groups', () => {
    expect(graphCounts(drawn('repositories'))).toEqual({
      nodes: 9,
      edges: 9,
      groups: 4,
      labels: {
        Terraform: 1,
        Taskfile: 1,
        references: 1,
        builds: 1,
        '': 1,
        syncs: 1,
        deploys: 1,
        'Image Updater': 1,
        monitors: 1,
      },
    });
  });

  it('has one edge more where the landscape says one more, and no other change', () => {
    const relations = [
      ...landscape.relations!,
      { from: 'app-poly-gitops-crewai', to: 'argocd', label: 'monitors' },
    ];
    expect(graphChange(drawn('repositories'), drawn('repositories', { relations }))).toEqual({
      added: ['app-poly-gitops-crewai -> ArgoCD: monitors'],
      removed: [],
    });
  });
});

describe('the deployment chain', () => {
  it("has the nodes and edges of the document's diagram", () => {
    expect(graphSets(drawn('chain'))).toEqual(graphSets(documented('app-poly-gitops-chain')));
  });

  it('has 4 solid and 3 dotted edges, those of who monitors', () => {
    const { edges } = drawn('chain');
    const lines = edges.map(({ kind, label }) => [kind, label]);
    expect(lines.filter(([kind]) => kind === 'relates')).toEqual(Array(4).fill(['relates', undefined]));
    expect(lines.filter(([kind]) => kind === 'aside')).toEqual(Array(3).fill(['aside', 'monitors']));
  });

  it('loses what the landscape leaves out, and nothing else', () => {
    const chain = landscape.chain!.filter(({ to, line }) => !(line === 'dotted' && to === 'image'));
    expect(graphChange(drawn('chain'), drawn('chain', { chain }))).toEqual({
      added: [],
      removed: ['app-poly-gitops-crewai -> Docker image: monitors'],
    });
  });
});

describe('the bootstrap sequence', () => {
  it("has the nodes and edges of the document's diagram", () => {
    expect(graphSets(drawn('bootstrap'))).toEqual(graphSets(documented('app-poly-gitops-bootstrap')));
  });

  it('has 8 nodes and 7 edges', () => {
    const { nodes, edges } = graphCounts(drawn('bootstrap'));
    expect([nodes, edges]).toEqual([8, 7]);
  });

  it('has a step more where there is one more, between its neighbours', () => {
    const { sync, ...before } = landscape.bootstrap!;
    const bootstrap = { ...before, secrets: { runs: 'task secrets' }, sync: sync! };
    expect(graphChange(drawn('bootstrap'), drawn('bootstrap', { bootstrap }))).toEqual({
      added: [
        'task secrets',
        'Root Application deployed -> task secrets',
        'task secrets -> ArgoCD syncs all apps',
      ],
      removed: ['Root Application deployed -> ArgoCD syncs all apps'],
    });
  });
});
