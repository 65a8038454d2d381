import { isMap, type Value, type Values } from '../../../../authored/values';

/**
 * What a strategic merge has to say to turn one object into the other: `null` for what is no longer there, and lists as
 * a whole. Source: Argo CD, "Template Patch".
 */
export function patchOf(from: object, to: object): Values {
  return Object.fromEntries([...changes(plain(from), plain(to))]);
}

function* changes(from: Values, to: Values): Generator<[string, Value]> {
  for (const key of [...new Set([...Object.keys(from), ...Object.keys(to)])].sort()) {
    const [before, after] = [from[key], to[key]];
    if (after === undefined) {
      if (before !== undefined) yield [key, null];
    } else if (isMap(before) && isMap(after)) {
      const inner = Object.fromEntries([...changes(before, after)]);
      if (Object.keys(inner).length > 0) yield [key, inner];
    } else if (JSON.stringify(before) !== JSON.stringify(after)) {
      yield [key, after];
    }
  }
}

/** As data: without what is undefined. */
function plain(object: object): Values {
  return JSON.parse(JSON.stringify(object)) as Values;
}
