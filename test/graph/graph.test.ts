import { draw, views, type Graph, type ViewName } from '../../lib/graph';
import type { Specs } from '../../lib/authored/specs';
import { planOf } from '../support/sample';
import { variants } from '../support/variants';

const names = Object.keys(views) as ViewName[];
/** Views of what a fleet need not describe. */
const described = ['repositories', 'chain', 'bootstrap', 'pipeline'] as const satisfies ViewName[];
function isDescribed(view: ViewName, { fleet: { landscape } }: Specs): boolean {
  const of = described.find((each) => each === view);
  return of === undefined || landscape?.[of] !== undefined;
}
const fleets = variants().flatMap(([name, specs]) =>
  names.filter((view) => isDescribed(view, specs)).map((view) => [view, name, specs] as const),
);

/** The specs in another order, wherever order says nothing. */
function reversed(specs: Specs): Specs {
  const { components, clusters } = specs.fleet;
  const turned = <T>(record: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(record).reverse());
  return {
    ...specs,
    fleet: { ...specs.fleet, components: turned(components), clusters: turned(clusters) },
    products: [...specs.products].reverse(),
    customers: [...specs.customers].reverse(),
  };
}

describe.each(fleets)('the view %s of %s', (view, _name, specs) => {
  const plan = planOf(specs);
  const graph = draw(plan, view);

  it('has an id of its own for each node and group', () => {
    const ids = [...graph.nodes, ...graph.groups].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(0);
  });

  it('refers to nothing that it does not hold', () => {
    expect(dangling(graph)).toEqual([]);
  });

  it('says nothing twice', () => {
    const edges = graph.edges.map(({ from, to }) => `${from} -> ${to}`);
    expect(new Set(edges).size).toBe(edges.length);
  });

  it('does not depend on the order of the input', () => {
    expect(draw(planOf(reversed(specs)), view)).toStrictEqual(graph);
  });

  it('shows of a cluster no tenant of another', () => {
    for (const { name } of plan.clusters) {
      const others = plan.customers
        .flatMap(({ tenants }) => tenants)
        .filter(({ cluster }) => cluster.name !== name)
        .map((tenant) => tenant.name);
      const { nodes } = draw(plan, view, name);
      expect(nodes.filter(({ id }) => others.includes(id.split('/')[1]!))).toEqual([]);
    }
  });
});

/** What an edge, node or group refers to that is not there, or not before it. */
function dangling({ nodes, edges, groups }: Graph): string[] {
  const nodeIds = new Set(nodes.map(({ id }) => id));
  const seen = new Set<string>();
  const late = groups.flatMap(({ id, parent }) => {
    seen.add(id);
    return parent === undefined || (parent !== id && seen.has(parent)) ? [] : [parent];
  });
  return [
    ...late,
    ...nodes.flatMap(({ group }) => (group === undefined || seen.has(group) ? [] : [group])),
    ...edges.flatMap(({ from, to }) => [from, to]).filter((id) => !nodeIds.has(id)),
  ];
}
