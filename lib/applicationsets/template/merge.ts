import { Dict, isList, truth, type Value } from './value';

/** What mergo does: maps merge by key, and what is empty in the first comes from the second. In place. */
export function fill(into: Dict, from: Dict): void {
  for (const [key, value] of from.entries) {
    const own = into.entries.get(key);
    if (own instanceof Dict && value instanceof Dict && truth(own)) fill(own, value);
    else if (!truth(own) && (value !== null || !into.entries.has(key))) into.entries.set(key, value);
  }
}

/** What mergo does `WithOverride`: maps merge by key, and all else of the second replaces what the first has. In place. */
export function override(into: Dict, from: Dict): void {
  for (const [key, value] of from.entries) {
    const own = into.entries.get(key);
    if (own instanceof Dict && value instanceof Dict && truth(own)) override(own, value);
    else into.entries.set(key, value);
  }
}

/** A copy that shares nothing that can change. */
export function copied(dict: Dict): Dict {
  return new Dict(
    [...dict.entries].map(([key, value]) => [key, copyOf(value)] as const),
    dict.ofStrings,
  );
}

function copyOf(value: Value): Value {
  if (value instanceof Dict) return copied(value);
  return isList(value) ? value.map(copyOf) : value;
}
