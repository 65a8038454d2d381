import { draw } from '../../../lib/graph';
import type { RingSpec } from '../../../lib/authored/fleet';
import type { Specs } from '../../../lib/authored/specs';
import { example } from '../../support/examples';
import { documented, factsOf, graphCounts, graphSets } from '../../support/graph-sets';
import { planOf, withChanged } from '../../support/sample';

const specs = example('gitops-flux-arc');
const drawn = (of: Specs) => draw(planOf(of), 'fleet');
const edges = (of: Specs) => graphSets(drawn(of)).edges;

describe('the graph of the fleet', () => {
  it("has the nodes, edges and groups of the document's diagram", () => {
    expect(graphSets(drawn(specs))).toEqual(graphSets(documented('gitops-flux-arc')));
  });

  it('has 28 nodes, 35 edges and 9 groups', () => {
    expect(graphCounts(drawn(specs))).toEqual({
      nodes: 28,
      edges: 35,
      groups: 9,
      labels: { 'Arc GitOps Configuration': 3, pull: 6, patches: 22, 'loads Helm Chart': 4 },
    });
  });
});

describe('the graph of a fleet that changes', () => {
  it('has a customer less where one leaves, whose cluster goes with it', () => {
    const { 'customer-02-prod': _, ...clusters } = specs.fleet.clusters;
    const customers = specs.customers.filter(({ spec }) => spec.name !== 'customer-02');
    const { nodes } = graphSets(drawn({ ...specs, customers, fleet: { ...specs.fleet, clusters } }));
    expect(nodes).toEqual(graphSets(drawn(specs)).nodes.filter((node) => !node.includes('customer-02')));
    expect(nodes).toHaveLength(25);
  });

  it('follows a tenant to its ring', () => {
    const moved = withChanged(specs, 'customer-02', (spec) => ({
      ...spec,
      tenants: { prod: { cluster: 'customer-02-prod', ring: 'ring4-conservative' } },
    }));
    expect(edges(moved)).toEqual(
      edges(specs)
        .map((edge) =>
          edge === 'apps-state-customer-02-prod -> apps-ring2-earlyadopters: patches'
            ? 'apps-state-customer-02-prod -> apps-ring4-conservative: patches'
            : edge,
        )
        .sort(),
    );
  });

  it('has the titles that the fleet gives its environments, and a ring more where it has one', () => {
    const { environments, rings } = specs.fleet;
    const changed = {
      ...specs.fleet,
      environments: { ...environments, prod: { ...environments['prod']!, title: 'live' } },
      rings: { ...rings, 'ring5-last': { environment: 'prod' } satisfies RingSpec },
    };
    const facts = factsOf(drawn({ ...specs, fleet: changed }));
    const titles = facts.nodes.map(({ title }) => title);
    expect(titles.filter((title) => /production|live/.test(title))).toEqual(
      expect.arrayContaining(['infra-live', 'app1-live', 'app2-live']),
    );
    expect(titles.filter((title) => title.includes('production'))).toEqual([]);
    expect(facts.edges).toEqual(
      expect.arrayContaining(
        ['app1-live', 'app2-live'].map((to) => ({ from: 'apps-ring5-last', to, label: 'patches' })),
      ),
    );
    expect(facts.nodes).toHaveLength(29);
  });
});
