import { draw, formats, views, type Graph, type ViewName } from '../../../lib/graph';
import { readFlowchart } from '../../support/mermaid';
import { planOf, sampleSpecs } from '../../support/sample';
import { awkward } from '../../support/graphs';

const { write, objection } = formats.mermaid;

describe('mermaid', () => {
  it('has an id for each node that no other has, and no word of its own for one', () => {
    const { nodes, groups, edges } = readFlowchart(write(awkward));
    expect([...groups, ...nodes].map(({ id }) => id)).toEqual([
      'group-outer',
      'group-inner',
      // Those in no group come first, then those of each group.
      'a-b-3',
      'node-end-of',
      'node-_-x',
      'node',
      'a-b-2',
      'a-b',
    ]);
    expect(edges.map(({ from, to }) => [from, to])).toEqual([
      ['a-b', 'a-b-2'],
      ['a-b-2', 'a-b-3'],
      ['a-b-3', 'node-end-of'],
      ['node-end-of', 'node-_-x'],
      ['node-_-x', 'node'],
    ]);
  });

  it('says titles and labels as they are, on one line', () => {
    const { nodes, groups, edges } = readFlowchart(write(awkward));
    expect(groups.map(({ text, parent }) => [text, parent])).toEqual([
      ['CI/CD & "more"', undefined],
      ['1. Foundation', 'group-outer'],
    ]);
    expect(nodes.map(({ text }) => text)).toEqual([
      '%% über zwei Zeilen',
      'end',
      '📦 *box*',
      '',
      '- #35; `code` [x] {y} (z) |',
      'a "quoted" <b>title</b> & \\n',
    ]);
    expect(edges.map(({ text }) => text)).toEqual([undefined, 'pulls "it" | not', undefined, 'x\\', 'reads']);
  });

  it('hides from Markdown what would be a list there', () => {
    const text = write(awkward);
    expect(text).toContain('"1#46; Foundation"');
    expect(text).toContain('"#45; #35;35;');
  });

  it('tells ownership, sources and dependencies apart', () => {
    const arrows = write(awkward).match(/==>|-\.->|-->/g);
    expect(arrows).toEqual(['==>', '-.->', '-->', '-->', '-->']);
  });

  it.each(Object.keys(views) as ViewName[])('holds all of the view %s of the sample fleet', (view) => {
    const graph = draw(planOf(sampleSpecs()), view);
    const { direction, nodes, groups, edges } = readFlowchart(write(graph));
    expect(direction).toBe(graph.direction);
    const titles = (items: readonly { title: string }[]) => items.map(({ title }) => title).sort();
    expect(nodes.map(({ text }) => text).sort()).toEqual(titles(graph.nodes));
    expect(groups.map(({ text }) => text).sort()).toEqual(titles(graph.groups));
    expect(edges.map(({ text }) => text)).toEqual(graph.edges.map(({ label }) => label));
    const known = new Set(nodes.map(({ id }) => id));
    expect(edges.filter(({ from, to }) => !known.has(from) || !known.has(to))).toEqual([]);
  });

  it('objects to more edges or text than a page draws', () => {
    const edges = Array.from({ length: 501 }, () => awkward.edges[0]!);
    const large: Graph = { ...awkward, edges };
    expect(objection(awkward, write(awkward))).toBeUndefined();
    expect(objection(large, write(large))).toBe('more than Mermaid draws: 501 edges of 500 at most');
    expect(objection(awkward, 'x'.repeat(50_001))).toBe(
      'more than Mermaid draws: 50001 characters of 50000 at most',
    );
  });
});
