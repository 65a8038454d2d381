import { isMap, type Value, type Values } from '../authored/values';

/** A map as data, with what is undefined left out. */
export function dataIn(given: object): Values {
  const entries = Object.entries(given).flatMap(([key, each]): [string, Value][] => {
    const value = valueOf(each);
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(entries);
}

function valueOf(given: unknown): Value | undefined {
  if (given === null || typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean')
    return given;
  if (Array.isArray(given)) return given.map((each: unknown) => valueOf(each) ?? null);
  return typeof given === 'object' ? dataIn(given) : undefined;
}

/** The map below keys of something that anybody may have written; an empty one where there is none. */
export function mapBelow(of: unknown, ...path: readonly string[]): Values {
  let at: unknown = of;
  for (const key of path) at = isMap(at) ? at[key] : undefined;
  return isMap(at) ? at : {};
}

/** The text below keys, where there is one. */
export function textBelow(of: unknown, ...path: readonly string[]): string | undefined {
  const value = mapBelow(of, ...path.slice(0, -1))[path.at(-1)!];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The maps of a list below keys. */
export function mapsBelow(of: unknown, ...path: readonly string[]): readonly Values[] {
  const value = mapBelow(of, ...path.slice(0, -1))[path.at(-1)!];
  return Array.isArray(value) ? value.filter(isMap) : [];
}

/** Those of the keys that are there. */
export function pickedFrom(of: Values, keys: readonly string[]): Values {
  return Object.fromEntries(Object.entries(of).filter(([key]) => keys.includes(key)));
}
