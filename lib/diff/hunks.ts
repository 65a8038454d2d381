import { isMap, type Value, type Values } from '../authored/values';

/** A value of an object that is another than before. */
export interface Hunk {
  /** Keys from the top; an item of a list is `[<name>]`, or `[<place>]` where it has no name. */
  readonly path: readonly string[];
  /** @default - there was none */
  readonly from?: Value;
  /** @default - there is none any more */
  readonly to?: Value;
}

/** By which keys lists of maps tell their items apart. Source: Kubernetes API, `x-kubernetes-list-map-keys`. */
const NAMES = ['name', 'mountPath', 'containerPort', 'ip', 'ref', 'key', 'topologyKey', 'type'];

/** Where two values differ, at the deepest keys that both have. Items of lists are compared by their names, where they have such. */
export function hunksOf(
  from: Value | undefined,
  to: Value | undefined,
  path: readonly string[] = [],
): Hunk[] {
  if (isMap(from) && isMap(to)) return ofMaps(from, to, path);
  if (Array.isArray(from) && Array.isArray(to)) {
    const [was, is] = named(from, to) ?? placed(from, to) ?? [];
    if (was && is) return ofMaps(was, is, path);
  }
  if (isSameData(from, to)) return [];
  return [{ path, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
}

function ofMaps(from: Values, to: Values, path: readonly string[]): Hunk[] {
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
  return keys.flatMap((key) => hunksOf(from[key], to[key], [...path, key]));
}

/** Both lists as maps by the names of their items; undefined where an item has none, or two the same. */
function named(from: readonly Value[], to: readonly Value[]): [Values, Values] | undefined {
  if (from.length === 0 || to.length === 0) return undefined;
  for (const name of NAMES) {
    const maps = [from, to].map((list) => byName(list, name));
    if (maps[0] && maps[1]) return [maps[0], maps[1]];
  }
  return undefined;
}

/** The same by their places, where there are as many maps as before: most of what has changed is within one. */
function placed(from: readonly Value[], to: readonly Value[]): [Values, Values] | undefined {
  if (from.length !== to.length || ![...from, ...to].every(isMap)) return undefined;
  const byPlace = (list: readonly Value[]) =>
    Object.fromEntries(list.map((item, place) => [`[${place}]`, item]));
  return [byPlace(from), byPlace(to)];
}

function byName(list: readonly Value[], name: string): Values | undefined {
  const found: Record<string, Value> = {};
  for (const item of list) {
    const key = isMap(item) ? item[name] : undefined;
    if (typeof key !== 'string' && typeof key !== 'number') return undefined;
    if (Object.hasOwn(found, `[${key}]`)) return undefined;
    found[`[${key}]`] = item;
  }
  return found;
}

/** Whether both are the same data, in whatever order keys stand. */
export function isSameData(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true;
  if (isMap(a) && isMap(b)) {
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && isSameData(a[key], b[key]))
    );
  }
  return (
    Array.isArray(a) &&
    Array.isArray(b) &&
    a.length === b.length &&
    a.every((item: Value, index) => isSameData(item, b[index] as Value))
  );
}
