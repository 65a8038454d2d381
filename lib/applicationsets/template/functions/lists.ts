import { TemplateFault, uncertain } from '../fault';
import { byCode, Dict, Int64, isList, typeName, type Value } from '../value';
import { length } from './bytes';
import { isEmpty, same } from './compare';
import { takes, takesMany, type Functions } from './function';
import { integer } from './numbers';
import { texts } from './strings';

/** Functions on lists: those of text/template, and of Sprig. */
export const lists: Functions = {
  len: takes(['any'], (value) => {
    if (typeof value === 'string') return BigInt(length(value));
    if (isList(value)) return BigInt(value.length);
    if (value instanceof Dict) return BigInt(value.entries.size);
    throw new TemplateFault(`len of ${typeName(value)}`, 'give it a string, a list or a map');
  }),
  index: takesMany(['any'], 'any', (value, ...keys) => keys.reduce<Value>(indexed, value)),
  slice: takesMany(['list'], 'any', (list, ...bounds) => {
    const [from = 0, to = list.length] = bounds.map((bound) => Number(integer(bound)));
    if (from < 0 || to > list.length || from > to) {
      throw new TemplateFault(`slice ${from} ${to} of a list of ${list.length}`, 'stay within the list');
    }
    return list.slice(from, to);
  }),
  list: takesMany([], 'any', (...values) => values),
  tuple: takesMany([], 'any', (...values) => values),
  first: takes(['list'], (list) => list[0] ?? null),
  last: takes(['list'], (list) => list.at(-1) ?? null),
  rest: takes(['list'], (list) => list.slice(1)),
  initial: takes(['list'], (list) => list.slice(0, -1)),
  append: takes(['list', 'any'], (list, value) => [...list, value]),
  prepend: takes(['list', 'any'], (list, value) => [value, ...list]),
  concat: takesMany([], 'list', (...all) => all.flat()),
  reverse: takes(['list'], (list) => [...list].reverse()),
  compact: takes(['list'], (list) => list.filter((item) => !isEmpty(item))),
  uniq: takes(['list'], (list) =>
    list.filter((item, index) => list.findIndex((other) => same(item, other)) === index),
  ),
  without: takesMany(['list'], 'any', (list, ...omitted) =>
    list.filter((item) => !omitted.some((other) => same(item, other))),
  ),
  has: takes(['any', 'any'], (needle, list) => {
    if (list === undefined || list === null) return false;
    if (!isList(list)) throw new TemplateFault(`has looks in ${typeName(list)}`, 'give it a list');
    return list.some((item) => same(item, needle));
  }),
  sortAlpha: takes(['any'], (list) => texts(list).sort(byCode)),
  until: takes(['int'], (count) => {
    if (count < 0n) throw uncertain('until goes below zero');
    return Array.from({ length: Number(count) }, (_, index) => BigInt(index));
  }),
};

function indexed(of: Value, key: Value): Value {
  if (of instanceof Dict) {
    if (typeof key !== 'string')
      throw new TemplateFault(`index of a map by ${typeName(key)}`, 'give it a string');
    return of.entries.has(key) ? of.entries.get(key) : of.ofStrings ? '' : null;
  }
  if (typeof of === 'string') throw uncertain('index of a string gives a byte');
  if (!isList(of)) throw new TemplateFault(`index of ${typeName(of)}`, 'give it a list or a map');
  const at = key instanceof Int64 ? key.value : key;
  if (typeof at !== 'bigint') {
    throw new TemplateFault(
      `index of a list by ${typeName(key)}`,
      'give it an int: pipe a number of a file through int',
    );
  }
  if (at < 0n || at >= of.length) {
    throw new TemplateFault(
      `index ${at} of a list of ${of.length}`,
      'it counts from 0; test the length with len',
    );
  }
  return of[Number(at)];
}
