import { TemplateFault, uncertain } from '../fault';
import { copyOf, fill, override } from '../merge';
import { printed } from '../print';
import { Version } from '../semver/version';
import { Dict, listOf, typeName } from '../value';
import { takes, takesMany, withMust, type Functions } from './function';

/** Functions on maps, of Sprig. */
export const dicts: Functions = {
  ...withMust({
    merge: takesMany(['dict'], 'dict', (into, ...others) => {
      for (const other of others) fill(into, other);
      return into;
    }),
    mergeOverwrite: takesMany(['dict'], 'dict', (into, ...others) => {
      for (const other of others) override(into, other);
      return into;
    }),
    deepCopy: takes(['any'], (value) => {
      if (value === undefined || value === null)
        throw new TemplateFault('deepCopy of nil', 'test that there is something first');
      if (value instanceof Version) throw uncertain('deepCopy of a version');
      return copyOf(value);
    }),
  }),
  dict: takesMany([], 'any', (...pairs) => {
    const found = new Dict();
    for (let index = 0; index < pairs.length; index += 2) {
      found.entries.set(printed(pairs[index]), index + 1 < pairs.length ? pairs[index + 1] : '');
    }
    return found;
  }),
  get: takes(['dict', 'string'], (dict, key) => (dict.entries.has(key) ? dict.entries.get(key) : '')),
  set: takes(['dict', 'string', 'any'], (dict, key, value) => {
    if (dict.isNil) throw new TemplateFault(`set '${key}' of nil`, 'give it a map: dict makes one');
    dict.entries.set(key, value);
    return dict;
  }),
  unset: takes(['dict', 'string'], (dict, key) => {
    dict.entries.delete(key);
    return dict;
  }),
  hasKey: takes(['dict', 'string'], (dict, key) => dict.entries.has(key)),
  // Go's order is another each time; in this one whoever sorts them, as one has to, finds them.
  keys: takesMany([], 'dict', (...all) =>
    listOf(
      'string',
      all.flatMap((dict) => dict.keys()),
    ),
  ),
  values: takes(['dict'], (dict) => dict.keys().map((key) => dict.entries.get(key))),
  pick: takesMany(
    ['dict'],
    'string',
    (dict, ...keys) => new Dict([...dict.entries].filter(([key]) => keys.includes(key))),
  ),
  omit: takesMany(
    ['dict'],
    'string',
    (dict, ...keys) => new Dict([...dict.entries].filter(([key]) => !keys.includes(key))),
  ),
  pluck: takesMany(['string'], 'dict', (key, ...all) =>
    all.filter((dict) => dict.entries.has(key)).map((dict) => dict.entries.get(key)),
  ),
  dig: takesMany(['string', 'any', 'any'], 'any', (...args) => {
    const [by, of] = args.slice(-2);
    const odd = args.slice(0, -2).find((key) => typeof key !== 'string');
    if (odd !== undefined)
      throw new TemplateFault(`dig is given ${typeName(odd)} for a name`, 'give it names');
    let value = of;
    for (const key of args.slice(0, -2)) {
      if (typeof key !== 'string' || !(value instanceof Dict) || value.ofStrings) {
        throw new TemplateFault(
          `dig asks ${typeName(value)} for ${printed(key)}`,
          'give it names, a default and a map',
        );
      }
      if (!value.entries.has(key)) return by;
      value = value.entries.get(key);
    }
    return value;
  }),
};
