import { TemplateFault } from '../fault';
import { Version } from '../semver/version';
import { byCode, Dict, isList, isNilList, Sized, truth, typeName, typeOf, type Value } from '../value';
import { takes, takesMany, type Functions } from './function';

/** Comparisons and logic of text/template, and what Sprig asks of values. `and` and `or` are the evaluator's. */
export const comparisons: Functions = {
  eq: takesMany(['any', 'any'], 'any', (value, ...others) => others.some((other) => equal(value, other))),
  ne: takes(['any', 'any'], (a, b) => !equal(a, b)),
  lt: takes(['any', 'any'], (a, b) => less(a, b)),
  le: takes(['any', 'any'], (a, b) => less(a, b) || equal(a, b)),
  gt: takes(['any', 'any'], (a, b) => !less(a, b) && !equal(a, b)),
  ge: takes(['any', 'any'], (a, b) => !less(a, b)),
  not: takes(['any'], (value) => !truth(value)),
  default: takesMany(['any'], 'any', (by, ...given) => (isEmpty(given[0]) ? by : given[0])),
  empty: takes(['any'], isEmpty),
  coalesce: takesMany([], 'any', (...values) => values.find((value) => !isEmpty(value)) ?? null),
  all: takesMany([], 'any', (...values) => !values.some(isEmpty)),
  any: takesMany([], 'any', (...values) => values.some((value) => !isEmpty(value))),
  ternary: takes(['any', 'any', 'bool'], (yes, no, test) => (test ? yes : no)),
  deepEqual: takes(['any', 'any'], same),
  fail: takes(['string'], (message) => {
    throw new TemplateFault(message, 'the template refuses this by `fail`');
  }),
};

export function isEmpty(value: Value): boolean {
  return !truth(value);
}

/** The kinds that text/template compares, and none with another, but whole numbers. */
function kindOf(value: Value): string {
  return typeof value === 'bigint' || value instanceof Sized ? 'int' : typeName(value);
}

const plain = (value: Value): Value => (value instanceof Sized ? value.value : value);

function equal(a: Value, b: Value): boolean {
  const [left, right] = [kindOf(a), kindOf(b)];
  if (left === 'nil' || right === 'nil') return isNil(a) === isNil(b);
  if (left !== right) throw incompatible(a, b);
  if (isList(a) || a instanceof Dict) {
    throw new TemplateFault(`${left}s are compared`, 'compare what is in them, or use deepEqual');
  }
  return plain(a) === plain(b) || (a instanceof Version && !a.isPointer && same(a, b));
}

function isNil(value: Value): boolean {
  return value === undefined || value === null || (isList(value) && isNilList(value));
}

function less(a: Value, b: Value): boolean {
  const [left, right] = [kindOf(a), kindOf(b)];
  if (left !== right || !['int', 'float64', 'string'].includes(left)) throw incompatible(a, b);
  if (typeof a === 'string') return byCode(a, b as string) < 0;
  return (plain(a) as number) < (plain(b) as number);
}

function incompatible(a: Value, b: Value): TemplateFault {
  return new TemplateFault(
    `${typeName(a)} is compared with ${typeName(b)}`,
    'convert one of them, with int or toString: every number of a file is a float64',
  );
}

/** Go's reflect.DeepEqual. */
export function same(a: Value, b: Value): boolean {
  if (typeOf(a) !== typeOf(b)) return false;
  if (isList(a) && isList(b)) {
    const isAlike = a.length === b.length && isNilList(a) === isNilList(b);
    return isAlike && a.every((item, index) => same(item, b[index]));
  }
  if (a instanceof Dict && b instanceof Dict) {
    return (
      a.entries.size === b.entries.size &&
      [...a.entries].every(([key, value]) => b.entries.has(key) && same(value, b.entries.get(key)))
    );
  }
  if (a instanceof Version && b instanceof Version)
    return a.toString() === b.toString() && a.original === b.original;
  return (plain(a) ?? null) === (plain(b) ?? null);
}
