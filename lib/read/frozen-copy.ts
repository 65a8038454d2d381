import { freeze, isData } from '../model';

/** Levels of maps and lists that a module may nest. No value of a chart comes near it, and a walk of that depth ends. */
const DEEPEST = 100;

/**
 * Maps and lists of what a module exports, copied and frozen: each getter is asked once, here, where what it throws is
 * told of the module, and nobody has a hand on the copy. What a class made, and a function, is passed on as it is.
 */
export function frozenCopy(given: unknown): unknown {
  return freeze(copyOf(given, 0, new Map()));
}

/** @param copies what was copied before, by what it was: what is shared stays shared, and what holds itself still does */
function copyOf(given: unknown, depth: number, copies: Map<object, object>): unknown {
  if (!isData(given)) return given;
  const known = copies.get(given);
  if (known) return known;
  if (depth === DEEPEST) throw new Error(`what it exports is more than ${DEEPEST} levels deep`);
  const copy: object = Array.isArray(given) ? new Array(given.length) : {};
  copies.set(given, copy);
  for (const [key, value] of Object.entries(given))
    // Not by assignment, which takes `__proto__` for something else.
    Object.defineProperty(copy, key, {
      value: copyOf(value, depth + 1, copies),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return copy;
}
