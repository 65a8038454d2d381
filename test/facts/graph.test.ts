import * as fc from 'fast-check';
import { cycles, depths } from '../../lib/facts/graph';

function graph(edges: Readonly<Record<string, readonly string[]>>) {
  return new Map(Object.entries(edges));
}

describe('depths', () => {
  it('are one more than the deepest dependency, not than the first', () => {
    const found = depths(
      graph({ app: ['crds', 'issuer'], issuer: ['manager'], manager: ['crds'], crds: [] }),
    );
    expect(Object.fromEntries(found)).toStrictEqual({ crds: 0, manager: 1, issuer: 2, app: 3 });
  });

  it('do not count what the graph does not hold', () => {
    expect(Object.fromEntries(depths(graph({ app: ['elsewhere'] })))).toStrictEqual({ app: 0 });
  });

  it('are unknown in a cycle alone, whichever way round it goes', () => {
    // Two cycles share b and c; d depends on them.
    const found = depths(graph({ a: ['b', 'e'], b: ['c'], c: ['a'], d: ['a', 'f'], e: ['b'], f: [] }));
    expect(Object.fromEntries(found)).toStrictEqual({ d: 1, f: 0 });
  });
});

describe('cycles', () => {
  it.each<[string, Record<string, string[]>, string[][]]>([
    ['are none in a diamond', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, []],
    ['are of one where a name depends on itself', { a: ['a'], b: ['a'] }, [['a']]],
    ['start at the smallest name', { c: ['a'], b: ['c'], a: ['b'] }, [['a', 'b', 'c']]],
    [
      'are one for each group',
      { a: ['b'], b: ['a'], x: ['y'], y: ['x', 'a'] },
      [
        ['a', 'b'],
        ['x', 'y'],
      ],
    ],
    [
      'are one for an entangled group, the shortest',
      { a: ['b', 'd'], b: ['c'], c: ['a'], d: ['a'] },
      [['a', 'd']],
    ],
    ['pass over names that the graph does not hold', { a: ['gone'] }, []],
  ])('%s', (_behaviour, edges, expected) => {
    expect(cycles(graph(edges))).toStrictEqual(expected);
  });
});

const names = ['a', 'b', 'c', 'd', 'e', 'f'];
const anyGraph = fc.tuple(
  ...names.map((name) => fc.tuple(fc.constant(name), fc.subarray(names, { maxLength: 3 }))),
);

describe('any graph', () => {
  it('gives the same, in whatever order its names and dependencies come', () => {
    const shuffled = anyGraph.chain((edges) =>
      fc.tuple(
        fc.constant(edges),
        fc.shuffledSubarray(edges, { minLength: edges.length }),
        fc.func(fc.integer()),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([edges, reordered, rank]) => {
        const other = reordered.map(
          ([name, on]) => [name, [...on].sort((x, y) => rank(x, name) - rank(y, name))] as const,
        );
        expect(cycles(new Map(other))).toStrictEqual(cycles(new Map(edges)));
        expect(new Map([...depths(new Map(other))].sort())).toStrictEqual(
          new Map([...depths(new Map(edges))].sort()),
        );
      }),
    );
  });

  it('has a depth above every dependency, or a cycle', () => {
    fc.assert(
      fc.property(anyGraph, (edges) => {
        const all = new Map(edges);
        const depth = depths(all);
        for (const [name, own] of depth)
          for (const dependency of all.get(name)!) expect(depth.get(dependency) ?? -1).toBeLessThan(own);
        expect(depth.size === all.size).toBe(cycles(all).length === 0);
        for (const cycle of cycles(all))
          cycle.forEach((name, index) => expect(all.get(name)).toContain(cycle[(index + 1) % cycle.length]));
      }),
    );
  });
});
