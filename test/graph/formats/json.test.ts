import { draw, formats } from '../../../lib/graph';
import { awkward } from '../../support/graphs';
import { planOf, sampleSpecs } from '../../support/sample';

describe('json', () => {
  it.each(['delivery', 'repositories'] as const)('is the graph itself: %s', (view) => {
    const graph = draw(planOf(sampleSpecs()), view);
    expect(JSON.parse(formats.json.write(graph))).toStrictEqual(graph);
  });

  it('has its keys in one order, whatever order the graph has them in', () => {
    const turned = <T extends object>(item: T) => Object.fromEntries(Object.entries(item).reverse()) as T;
    const { direction, groups, nodes, edges } = awkward;
    const other = {
      edges: edges.map(turned),
      nodes: nodes.map(turned),
      groups: groups.map(turned),
      direction,
    };
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(awkward));
    expect(formats.json.write(other)).toBe(formats.json.write(awkward));
  });
});
