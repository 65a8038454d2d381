/** A map of whatever. */
export type PlainMap = Readonly<Record<string, unknown>>;

/** Sorted, without those that say nothing. By insertion, because keys are few and most come sorted. */
export function sortedKeys(map: PlainMap): string[] {
  const keys = Object.keys(map);
  let count = 0;
  for (const key of keys) {
    const value = map[key];
    if (value === null || value === undefined) continue;
    let at = count++;
    for (; at > 0 && keys[at - 1]! > key; at--) keys[at] = keys[at - 1]!;
    keys[at] = key;
  }
  keys.length = count;
  return keys;
}
