import type { GraphJson } from '../../../json/graph';

/** A node with its place: how many have to be there before it, and where it stands among those of its layer. */
export interface PlacedNode {
  readonly node: GraphJson['nodes'][number];
  readonly layer: number;
  readonly place: number;
}

export interface LayeredGraph {
  readonly nodes: ReadonlyMap<string, PlacedNode>;
  /** Of how many layers, and of how many nodes the longest. */
  readonly layers: number;
  readonly longest: number;
}

/** So often neighbours are taken nearer to one another. */
const ROUNDS = 4;

/** Places every node after all that it needs; an edge that would lead back in a circle counts for nothing. */
export function layered({ nodes, edges }: Pick<GraphJson, 'nodes' | 'edges'>): LayeredGraph {
  const ids = new Set(nodes.map(({ id }) => id));
  const before = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  const after = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { from, to } of edges) {
    if (!ids.has(from) || !ids.has(to) || from === to) continue;
    before.get(to)!.push(from);
    after.get(from)!.push(to);
  }
  const layerOf = new Map<string, number>();
  const visiting = new Set<string>();
  const depth = (id: string): number => {
    const known = layerOf.get(id);
    if (known !== undefined) return known;
    visiting.add(id);
    let deepest = 0;
    for (const each of before.get(id)!) if (!visiting.has(each)) deepest = Math.max(deepest, depth(each) + 1);
    visiting.delete(id);
    layerOf.set(id, deepest);
    return deepest;
  };
  for (const { id } of nodes) depth(id);
  const rows: string[][] = [];
  for (const { id } of nodes) (rows[layerOf.get(id)!] ??= []).push(id);
  const place = new Map<string, number>();
  const number = (row: readonly string[]) => row.forEach((id, index) => place.set(id, index));
  rows.forEach(number);
  for (let round = 0; round < ROUNDS; round++) {
    const neighbours = round % 2 === 0 ? before : after;
    for (const row of round % 2 === 0 ? rows : [...rows].reverse()) {
      const middle = new Map(row.map((id) => [id, middleOf(neighbours.get(id)!, place) ?? place.get(id)!]));
      row.sort((a, b) => middle.get(a)! - middle.get(b)! || place.get(a)! - place.get(b)!);
      number(row);
    }
  }
  const placed = nodes.map((node): [string, PlacedNode] => [
    node.id,
    { node, layer: layerOf.get(node.id)!, place: place.get(node.id)! },
  ]);
  return {
    nodes: new Map(placed),
    layers: rows.length,
    longest: Math.max(0, ...rows.map(({ length }) => length)),
  };
}

function middleOf(ids: readonly string[], place: ReadonlyMap<string, number>): number | undefined {
  if (ids.length === 0) return undefined;
  return ids.reduce((sum, id) => sum + place.get(id)!, 0) / ids.length;
}
