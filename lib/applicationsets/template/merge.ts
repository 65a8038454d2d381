import { TemplateFault } from './fault';
import { alike, Dict, isList, truth, type Value } from './value';

/** What mergo does: maps merge by key, and what is empty in the first comes from the second. In place. */
export function fill(into: Dict, from: Dict): void {
  for (const [key, value] of from.entries) {
    const own = into.entries.get(key);
    if (own instanceof Dict && value instanceof Dict && truth(own)) fill(own, value);
    else if (!truth(own) && (value !== null || !into.entries.has(key))) put(into, key, from);
  }
}

/** What mergo does `WithOverride`: maps merge by key, and all else of the second replaces what the first has. In place. */
export function override(into: Dict, from: Dict): void {
  for (const [key, value] of from.entries) {
    const own = into.entries.get(key);
    if (own instanceof Dict && value instanceof Dict && truth(own)) override(own, value);
    else put(into, key, from);
  }
}

/**
 * Go cannot put a value of any type into a map of strings, such as `values` of a generator and labels are: there, Argo CD
 * panics.
 *
 * @throws TemplateFault
 */
function put(into: Dict, key: string, from: Dict): void {
  if (into.ofStrings && !from.ofStrings)
    throw new TemplateFault(
      `'${key}' of a map of any values is merged into a map of strings`,
      'give them names of their own: values of a generator, and labels, take nothing from a list or a file',
    );
  into.entries.set(key, from.entries.get(key));
}

/** A copy that shares nothing that can change. */
export function copied(dict: Dict): Dict {
  return new Dict(
    [...dict.entries].map(([key, value]) => [key, copyOf(value)] as const),
    dict.ofStrings,
  );
}

/** The value, and in it nothing that another has, too. */
export function copyOf(value: Value): Value {
  if (value instanceof Dict) return copied(value);
  return isList(value) ? alike(value, value.map(copyOf)) : value;
}
