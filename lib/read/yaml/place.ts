import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';

/** Where the value at the path begins; or its key, where the value is a map; or the deepest part that exists. */
export function offsetOf(root: unknown, path: readonly string[]): number | undefined {
  let node = root;
  let offset: number | undefined;
  for (const segment of path) {
    if (isSeq(node)) {
      node = node.items[Number(segment)];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
      continue;
    }
    const pair = pairAt(node, segment);
    if (!pair) return offset;
    const start = (isScalar(pair.value) ? pair.value : pair.key) as Node;
    offset = start.range?.[0] ?? offset;
    node = pair.value;
  }
  return offset;
}

export function valueAt(node: unknown, segment: string): unknown {
  return isSeq(node) ? node.items[Number(segment)] : pairAt(node, segment)?.value;
}

const pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

/** A file may have any number of rings, each of them at fault: a map is scanned once. */
export function pairAt(node: unknown, segment: string): Pair | undefined {
  if (!isMap(node)) return undefined;
  const known = pairs.get(node) ?? new Map(node.items.map((pair) => [textOfKey(pair.key), pair]));
  pairs.set(node, known);
  return known.get(segment);
}

export function textOfKey(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}
