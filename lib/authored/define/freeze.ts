/**
 * Freezes maps and lists all the way down, and gives back what it was given: whoever imports it can read it and change
 * nothing of it. What a class made, such as a schema, is left alone, and so are functions.
 */
export function freeze<T>(given: T): T {
  const left: unknown[] = [given];
  while (left.length > 0) {
    const next = left.pop();
    if (!isData(next) || Object.isFrozen(next)) continue;
    Object.freeze(next);
    // No getter is asked.
    for (const { value } of Object.values(Object.getOwnPropertyDescriptors(next))) left.push(value);
  }
  return given;
}

/** Whether it is a list, or a map as it is written: one that no class made. */
export function isData(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
