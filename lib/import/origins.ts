import { titleOf, type FoundObject } from './objects';
import type { Told } from './told';

/** The same, each with where the object is of which it is said, as far as one alone has its name. */
export function withOrigins(told: readonly Told[], objects: readonly FoundObject[]): Told[] {
  const places = new Map<string, Told['at']>();
  for (const { object, file, line } of objects) {
    const at = { file, ...(line !== undefined && { line }) };
    // Some are called by their names alone.
    for (const title of new Set([titleOf(object), `${object.kind} ${object.metadata.name}`]))
      places.set(title, places.has(title) ? undefined : at);
  }
  return told.map((each) => {
    const at = each.at ?? places.get(each.of);
    return at ? { ...each, at } : each;
  });
}
