import { freeze, isData } from '../authored/define/freeze';

/** Levels of maps and lists that a module may nest. No value of a chart comes near it, and a walk of that depth ends. */
const DEEPEST = 100;
/** Keys that say where something is that nests too deep. */
const TOLD = 8;

/** The keys that lead to a value, the last first. */
interface Place {
  readonly key: string;
  readonly above: Place | undefined;
}

/** Thrown where a module's export cannot be copied, with the path at which the copy failed. */
export class Uncopied extends Error {
  readonly path: readonly string[];

  constructor(
    /** The value that the module threw, of any type. */
    readonly fault: unknown,
    place: Place | undefined,
  ) {
    super('what it exports cannot be read');
    const path: string[] = [];
    for (let each = place; each; each = each.above) path.unshift(each.key);
    this.path = path.slice(0, TOLD);
  }
}

/**
 * Maps and lists of what a module exports, copied and frozen: each getter is asked once, here, where what it throws is
 * told of the module, and nobody has a hand on the copy. What a class made, and a function, is passed on as it is.
 *
 * @throws Uncopied for what throws when it is read, and for what nests too deep
 */
export function frozenCopy(given: unknown): unknown {
  return freeze(copyOf(given, 0, undefined, new Map()));
}

/** @param copies what was copied before, by what it was: what is shared stays shared, and what holds itself still does */
function copyOf(
  given: unknown,
  depth: number,
  place: Place | undefined,
  copies: Map<object, object>,
): unknown {
  const ask = <T>(question: () => T, of = place): T => {
    try {
      return question();
    } catch (fault) {
      throw new Uncopied(fault, of);
    }
  };
  if (!ask(() => isData(given))) return given;
  const data = given as object;
  const known = copies.get(data);
  if (known) return known;
  if (depth === DEEPEST)
    throw new Uncopied(new Error(`what it exports is more than ${DEEPEST} levels deep`), place);
  const copy: object = ask(() => (Array.isArray(data) ? new Array(data.length) : {}));
  copies.set(data, copy);
  for (const key of ask(() => Object.keys(data))) {
    const below = { key, above: place };
    const value: unknown = ask(() => (data as Readonly<Record<string, unknown>>)[key], below);
    // Not by assignment, which takes `__proto__` for something else.
    Object.defineProperty(copy, key, {
      value: copyOf(value, depth + 1, below, copies),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return copy;
}
