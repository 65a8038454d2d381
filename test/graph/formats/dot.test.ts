import { instance } from '@viz-js/viz';
import { draw, formats, views, type Graph, type ViewName } from '../../../lib/graph';
import { awkward } from '../../support/graphs';
import { planOf, sampleSpecs } from '../../support/sample';

/** What Graphviz makes of a graph: its objects are clusters and nodes. */
interface Drawn {
  readonly objects?: readonly { readonly _gvid: number; readonly name: string; readonly label: string }[];
  readonly edges?: readonly {
    readonly tail: number;
    readonly head: number;
    readonly label?: string;
    readonly style?: string;
  }[];
  readonly rankdir: string;
}

async function drawn(graph: Graph): Promise<Drawn> {
  const viz = await instance();
  return viz.renderJSON(formats.dot.write(graph)) as Drawn;
}

/** Lines of a graph as Graphviz holds them. */
function linesOf({ objects = [], edges = [] }: Drawn) {
  const names = new Map(objects.map(({ _gvid, name }) => [_gvid, name]));
  return {
    objects: objects.map(({ name, label }) => `${name}: ${label}`).sort(),
    edges: edges
      .map(({ tail, head, label }) => `${names.get(tail)} -> ${names.get(head)}: ${label ?? ''}`)
      .sort(),
  };
}

describe('dot', () => {
  it.each(Object.keys(views) as ViewName[])('holds all of the view %s of the sample fleet', async (view) => {
    const graph = draw(planOf(sampleSpecs()), view);
    const found = await drawn(graph);
    expect(found.rankdir).toBe(graph.direction);
    expect(linesOf(found)).toEqual({
      objects: [
        ...graph.groups.map(({ id, title }) => `cluster_${id}: ${title}`),
        ...graph.nodes.map(({ id, title }) => `${id}: ${title}`),
      ].sort(),
      edges: graph.edges.map(({ from, to, label = '' }) => `${from} -> ${to}: ${label}`).sort(),
    });
  });

  it('takes titles that mean something to Graphviz', async () => {
    const { objects = [], edges = [] } = await drawn(awkward);
    // Graphviz gives escapes as they were written: two backslashes draw one.
    expect(objects.map(({ label }) => label).sort()).toEqual(
      [
        ...awkward.groups.map(({ title }) => title),
        ...awkward.nodes.map(({ title }) => title.replace('\\', '\\\\').replace('\n', ' ')),
      ].sort(),
    );
    expect(edges.map(({ label, style }) => [label, style])).toEqual(
      expect.arrayContaining([
        ['', 'bold'],
        ['pulls "it" | not', 'dashed'],
        ['x\\\\', undefined],
      ]),
    );
  });
});
