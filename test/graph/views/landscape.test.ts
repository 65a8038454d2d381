import { draw, type ViewName } from '../../../lib/graph';
import { plan } from '../../../lib/planner/plan';
import type { LandscapeSpec } from '../../../lib/authored/landscape';
import { graphChange, graphSets } from '../../support/graph-sets';
import { landscape } from '../../support/landscape';
import { fleet, planned, specs } from '../../support/specs';

function drawn(view: ViewName, given: LandscapeSpec | undefined = landscape) {
  return draw(planned(plan(specs({ fleet: fleet({ landscape: given }) }))), view);
}

function change(view: ViewName, changes: Partial<LandscapeSpec>) {
  return graphChange(drawn(view), drawn(view, { ...landscape, ...changes }));
}

describe('the view of repositories', () => {
  it('shows each repository and thing in its group, and what they have to do with one another', () => {
    expect(graphSets(drawn('repositories'))).toEqual({
      nodes: ['K8s in Ground', 'fleet-state', 'ghcr.io/web', 'infra in Ground', 'the web in apps'],
      edges: [
        'K8s -> fleet-state: pulls',
        'infra -> K8s: Terraform',
        'the web -> K8s: looks at',
        'the web -> ghcr.io/web',
      ],
      groups: ['Ground', 'apps'],
    });
  });

  it('tells of a repository what layer it is, whose, what changes it, and where it is', () => {
    const about = Object.fromEntries(drawn('repositories').nodes.map(({ id, about: all }) => [id, all]));
    expect(about).toEqual({
      'thing/infra': { layer: 'Infrastructure', owners: ['ops'], changesWhen: 'a cluster comes' },
      'thing/fleet-state': {
        layer: 'GitOps',
        owners: ['ops', 'dev'],
        changesWhen: 'something is released',
        url: 'https://git.example.com/state.git',
      },
      'thing/web': {
        layer: 'Application',
        owners: ['dev'],
        changesWhen: 'the code does',
        url: 'https://git.example.com/web',
      },
      'thing/cluster': undefined,
      'thing/image': undefined,
    });
  });

  it('has one edge more where a relation is added, and that alone', () => {
    const relations = [...landscape.relations, { from: 'image', to: 'fleet-state', label: 'bumps' }];
    expect(change('repositories', { relations })).toEqual({
      added: ['ghcr.io/web -> fleet-state: bumps'],
      removed: [],
    });
  });

  it('shows a repository in another group where it moves to one', () => {
    const { infra } = landscape.repositories;
    const repositories = { ...landscape.repositories, infra: { ...infra, group: 'apps' } };
    expect(change('repositories', { repositories })).toEqual({
      added: ['infra in apps'],
      removed: ['infra in Ground'],
    });
  });
});

describe('the view of the chain', () => {
  it('shows what leads to what, by what it is, and dotted who looks on', () => {
    const graph = drawn('chain');
    expect(graphSets(graph)).toEqual({
      nodes: ['an image', 'fleet-state', 'infra', 'the web'],
      edges: ['an image -> the web', 'fleet-state -> an image', 'infra -> fleet-state', 'the web -> infra'],
      groups: [],
    });
    expect(graph.edges.filter(({ kind }) => kind === 'aside').map(({ from }) => from)).toEqual(['thing/web']);
  });

  it('leaves out what is no part of it any more', () => {
    expect(change('chain', { chain: landscape.chain.slice(0, 1) })).toEqual({
      added: [],
      removed: ['an image', 'the web', 'an image -> the web', 'fleet-state -> an image', 'the web -> infra'],
    });
  });
});

describe('the view of the bootstrap', () => {
  it('leads from each step by all that it creates to the next one', () => {
    expect(graphSets(drawn('bootstrap'))).toEqual({
      nodes: [
        'Terraform apply',
        'argocd',
        'dns',
        'everything syncs',
        'projects',
        'root',
        'roots',
        'task install',
        'there is a cluster',
      ],
      edges: [
        'Terraform apply -> dns',
        'Terraform apply -> there is a cluster',
        'argocd -> roots',
        'dns -> task install',
        'projects -> everything syncs',
        'root -> everything syncs',
        'roots -> projects',
        'roots -> root',
        'task install -> argocd',
        'there is a cluster -> task install',
      ],
      groups: [],
    });
  });

  it('tells of a step what it runs, and where', () => {
    const [first] = drawn('bootstrap').nodes;
    expect(first?.about).toEqual({ runs: 'terraform apply', repository: 'infra' });
  });

  it('joins the neighbours of a step that is left out', () => {
    const { apply, install, roots } = landscape.bootstrap;
    expect(change('bootstrap', { bootstrap: { apply, install, roots } })).toEqual({
      added: [],
      removed: ['everything syncs', 'projects -> everything syncs', 'root -> everything syncs'],
    });
    const { sync } = landscape.bootstrap;
    expect(change('bootstrap', { bootstrap: { apply, install, sync } }).added).toEqual([
      'argocd -> everything syncs',
    ]);
  });
});

it.each<ViewName>(['repositories', 'chain', 'bootstrap', 'pipeline'])(
  'a fleet that describes no landscape has nothing in the view %s',
  (view) => {
    const graph = draw(planned(plan(specs())), view);
    expect([graph.nodes, graph.edges, graph.groups]).toEqual([[], [], []]);
  },
);
