import { draw } from '../../../lib/graph';
import { documented, graphCounts, graphSets } from '../../support/graph-sets';
import { specs } from '../../support/home-kubernetes';
import { planOf } from '../../support/sample';

const graph = draw(planOf(specs), 'dependencies');

describe('the graph of dependencies', () => {
  it('has the nodes, arrows and groups of the document', () => {
    expect(graphSets(graph)).toEqual(graphSets(documented('home-kubernetes')));
  });

  it('has 46 nodes, 50 arrows and 11 groups', () => {
    expect(graphCounts(graph)).toMatchObject({ nodes: 46, edges: 50, groups: 11 });
  });

  it('has 4 arrows from sources, 9 from roots to what they own, and 37 dependencies', () => {
    const kinds = graph.edges.map(({ kind }) => kind);
    const count = (kind: string) => kinds.filter((each) => each === kind).length;
    expect([count('source'), count('manages'), count('depends')]).toEqual([4, 9, 37]);
  });
});
