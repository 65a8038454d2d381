import deepmerge from 'deepmerge';
import { isMap, type Value, type Values } from '../authored/plain/map';

export type LayerName =
  | 'base'
  | 'environment'
  | 'ring'
  | `axis ${string}`
  | 'cluster'
  | 'tenant'
  | 'customer'
  | 'customer environment'
  | 'version';

/** One source of values. */
export interface Layer {
  readonly name: LayerName;
  /** Where people edit it: `products/web/product.ts environments.prod`. */
  readonly source: string;
  /** The layer's value file, in the repository with the customer's values. @default - none: the engine passes the values inline */
  readonly file?: string;
  readonly values: Values;
}

/** Where a leaf of merged values comes from. */
export interface Origin {
  /** Keys from the root to the leaf. */
  readonly path: readonly string[];
  readonly value: Value;
  readonly layer: Layer;
  /** What lower layers had set there, lowest first. */
  readonly overrode: readonly { readonly layer: Layer; readonly value: Value }[];
}

/**
 * Merges layers, lowest first, as Helm merges value files: maps by key; lists and scalars replace. A `null` stays,
 * because Helm removes the chart's own default by it. Source: Helm, "Values Files", "Deleting a default key".
 */
export function merge(layers: readonly Values[]): Values {
  const [first, second] = layers;
  // What nothing lies over is as it was, and need not be taken apart.
  if (first === undefined || second === undefined) return first ?? {};
  return deepmerge.all(layers as Values[], { isMergeableObject: isMap, clone: false }) as Values;
}

/** Merges settings, lowest first: they are data as values are, and merge alike. */
export function mergeSettings<T extends object>(...layers: readonly (object | undefined)[]): T {
  return merge(layers.filter((layer) => layer !== undefined) as Values[]) as object as T;
}

/** The values without the keys that a `null` removes: what a schema judges. */
export function withoutNulls(values: Values): Values {
  if (!hasNull(values)) return values;
  const entries = Object.entries(values).filter(([, value]) => value !== null);
  return Object.fromEntries(entries.map(([key, value]) => [key, isMap(value) ? withoutNulls(value) : value]));
}

export function hasNull(value: Value): boolean {
  if (value === null) return true;
  return typeof value === 'object' && Object.values(value).some(hasNull);
}

/** `{ image: { tag: '1' } }` from `image.tag` and `1`. */
export function nest(path: string, value: Value): Values {
  return path.split('.').reduceRight<Value>((inner, key) => ({ [key]: inner }), value) as Values;
}

/** What the values say of the path: what lies there; else the scalar, list or `null` above it, which leaves no room. */
export function settingAt(values: Values, path: readonly string[]): Value | undefined {
  let found: Value | undefined = values;
  for (const key of path) {
    if (!isMap(found)) return found;
    found = Object.hasOwn(found, key) ? found[key] : undefined;
  }
  return found;
}

interface Node {
  readonly children: Map<string, Node>;
  /** The value as a leaf, and the position of the layer that made it one. */
  leaf?: { readonly index: number; readonly value: Value };
}

/** The origin of every leaf of the merged layers. */
export function provenance(layers: readonly Layer[]): Origin[] {
  const root: Node = { children: new Map() };
  for (const [index, layer] of layers.entries())
    for (const [key, value] of Object.entries(layer.values)) set(root, key, value, index);
  return [...leaves(root, [])].map(({ path, value, index }) => ({
    path,
    value,
    layer: layers[index]!,
    overrode: layers.slice(0, index).flatMap((layer) => {
      const lower = settingAt(layer.values, path);
      return lower === undefined ? [] : [{ layer, value: lower }];
    }),
  }));
}

function set(parent: Node, key: string, value: Value, index: number): void {
  const existing = parent.children.get(key);
  const node: Node = existing ?? { children: new Map() };
  if (!existing) parent.children.set(key, node);
  if (!isMap(value)) {
    node.children.clear();
    node.leaf = { index, value };
  } else {
    // An empty map over a map changes nothing; over anything else it replaces, and is then a leaf itself.
    const wasMap = node.children.size > 0 || isMap(node.leaf?.value);
    if (!wasMap) node.leaf = { index, value: {} };
    for (const [childKey, child] of Object.entries(value)) set(node, childKey, child, index);
  }
}

interface Leaf {
  readonly path: readonly string[];
  readonly value: Value;
  readonly index: number;
}

function* leaves(node: Node, path: readonly string[]): Generator<Leaf> {
  for (const [key, child] of node.children) {
    const childPath = [...path, key];
    if (child.children.size > 0) yield* leaves(child, childPath);
    else if (child.leaf) yield { path: childPath, ...child.leaf };
  }
}
