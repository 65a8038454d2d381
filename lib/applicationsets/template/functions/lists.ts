import { TemplateFault, uncertain } from '../fault';
import { bounded, MOST_STEPS } from '../limits';
import { alike, byCode, Dict, isList, listOf, nilList, Sized, typeName, type Value } from '../value';
import { bytesOf, length } from '../text/bytes';
import { isEmpty, same } from './compare';
import { takes, takesMany, withMust, type Functions } from './function';
import { integer } from './numbers';
import { texts } from './strings';

type List = readonly Value[];

/** Of Sprig; each has one that is called must, for whom there is no difference here. */
const sprig = withMust({
  first: takes(['list'], (list) => list[0] ?? null),
  last: takes(['list'], (list) => list.at(-1) ?? null),
  rest: takes(['list'], (list) => (list.length === 0 ? nilList() : list.slice(1))),
  initial: takes(['list'], (list) => (list.length === 0 ? nilList() : list.slice(0, -1))),
  append: takes(['list', 'any'], (list, value) => [...list, value]),
  push: takes(['list', 'any'], (list, value) => [...list, value]),
  prepend: takes(['list', 'any'], (list, value) => [value, ...list]),
  reverse: takes(['list'], (list) => [...list].reverse()),
  compact: takes(['list'], (list) => list.filter((item) => !isEmpty(item))),
  uniq: takes(['list'], unique),
  without: takesMany(['list'], 'any', (list, ...omitted) =>
    list.filter((item) => !omitted.some((other) => same(item, other))),
  ),
  has: takes(['any', 'any'], (needle, list) => {
    if (list === undefined || list === null) return false;
    if (!isList(list)) throw new TemplateFault(`has looks in ${typeName(list)}`, 'give it a list');
    return list.some((item) => same(item, needle));
  }),
  slice: takesMany(['list'], 'any', sliced),
  chunk: takes(['int', 'list'], chunks),
});

/** Functions on lists: those of text/template, and of Sprig. */
export const lists: Functions = {
  ...sprig,
  len: takes(['any'], (value) => {
    if (typeof value === 'string') return BigInt(length(value));
    if (isList(value)) return BigInt(value.length);
    if (value instanceof Dict) return BigInt(value.entries.size);
    throw new TemplateFault(`len of ${typeName(value)}`, 'give it a string, a list or a map');
  }),
  index: takesMany(['any'], 'any', (value, ...keys) => {
    if (value === undefined || value === null)
      throw new TemplateFault('index of nil', 'give it a list or a map');
    return keys.reduce<Value>(indexed, value);
  }),
  list: takesMany([], 'any', (...values) => values),
  tuple: takesMany([], 'any', (...values) => values),
  concat: takesMany([], 'list', (...all) => {
    const found = all.flat();
    return found.length === 0 ? nilList() : found;
  }),
  sortAlpha: takes(['any'], (list) => {
    const found = isList(list) ? texts(list) : [printedAlone(list)];
    return listOf('string', found.sort(byCode));
  }),
  until: takes(['int'], (count) => listOf('int', stepped(0n, count, count < 0n ? -1n : 1n))),
  untilStep: takes(['int', 'int', 'int'], (from, to, step) => listOf('int', stepped(from, to, step))),
  seq: takesMany([], 'int', (...given) => sequence(given).join(' ')),
};

/** Sprig writes nil like this where it sorts it. */
function printedAlone(value: Value): string {
  return texts(value)[0] ?? '<nil>';
}

function unique(list: List): List {
  return list.filter((item, index) => list.findIndex((other) => same(item, other)) === index);
}

function sliced(list: List, ...bounds: List): Value {
  if (list.length === 0) return null;
  const [from = 0, to = list.length] = bounds.map((bound) => Number(integer(bound)));
  if (from < 0 || to > list.length || from > to)
    throw new TemplateFault(`slice ${from} ${to} of a list of ${list.length}`, 'stay within the list');
  return alike(list, list.slice(from, to));
}

function chunks(size: bigint, list: List): List {
  const most = Number(size);
  if (most < 1) throw uncertain(`chunk makes lists of ${size}`);
  const found: List[] = [];
  for (let at = 0; at < list.length; at += most) found.push(list.slice(at, at + most));
  return listOf('[]interface {}', found);
}

function stepped(from: bigint, to: bigint, step: bigint): bigint[] {
  const found: bigint[] = [];
  const forward = to >= from;
  if (forward ? step <= 0n : step >= 0n) return found;
  bounded('the sequence', Number((to - from) / step), MOST_STEPS);
  for (let at = from; forward ? at < to : at > to; at += step) found.push(at);
  return found;
}

/** As the command seq counts: to the last number, which is in it. */
function sequence(given: readonly bigint[]): bigint[] {
  const [first = 0n, second = 0n, third = 0n] = given;
  switch (given.length) {
    case 1:
      return inclusive(1n, first, first < 1n ? -1n : 1n);
    case 2:
      return inclusive(first, second, second < first ? -1n : 1n);
    case 3:
      if (third < first && second > 0n) return [];
      return stepped(first, third + (third < first ? -1n : 1n), second);
    default:
      return [];
  }
}

function inclusive(from: bigint, to: bigint, step: bigint): bigint[] {
  return stepped(from, to + step, step);
}

function indexed(of: Value, key: Value): Value {
  if (of instanceof Dict) {
    if (typeof key !== 'string')
      throw new TemplateFault(`index of a map by ${typeName(key)}`, 'give it a string');
    return of.entries.has(key) ? of.entries.get(key) : of.ofStrings ? '' : null;
  }
  if (!isList(of) && typeof of !== 'string')
    throw new TemplateFault(`index of ${typeName(of)}`, 'give it a list or a map');
  const at = key instanceof Sized ? key.value : key;
  if (typeof at !== 'bigint') {
    throw new TemplateFault(
      `index of a list by ${typeName(key)}`,
      'give it an int: pipe a number of a file through int',
    );
  }
  const size = typeof of === 'string' ? length(of) : of.length;
  if (at < 0n || at >= size) {
    throw new TemplateFault(
      `index ${at} of ${typeof of === 'string' ? `'${of}'` : `a list of ${size}`}`,
      'it counts from 0; test the length with len',
    );
  }
  // Of a string, Go gives the byte.
  return typeof of === 'string' ? new Sized(BigInt(bytesOf(of)[Number(at)]!), 'uint8') : of[Number(at)];
}
