import { TemplateFault } from '../fault';
import { printed } from '../print';
import { Dict, typeName, type Value } from '../value';
import { fill, override } from '../merge';
import { takes, takesMany, type Functions } from './function';

/** Functions on maps, of Sprig. */
export const dicts: Functions = {
  dict: takesMany([], 'any', (...pairs) => {
    const found = new Dict();
    for (let index = 0; index < pairs.length; index += 2) {
      found.entries.set(printed(pairs[index]), index + 1 < pairs.length ? pairs[index + 1] : '');
    }
    return found;
  }),
  get: takes(['dict', 'string'], (dict, key) => (dict.entries.has(key) ? dict.entries.get(key) : '')),
  hasKey: takes(['dict', 'string'], (dict, key) => dict.entries.has(key)),
  // Go's order is another each time; in this one whoever sorts them, as one has to, finds them.
  keys: takesMany([], 'dict', (...all) => all.flatMap((dict) => dict.keys())),
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
  merge: takesMany(['dict'], 'dict', (into, ...others) => {
    for (const other of others) fill(into, other);
    return into;
  }),
  mergeOverwrite: takesMany(['dict'], 'dict', (into, ...others) => {
    for (const other of others) override(into, other);
    return into;
  }),
  dig: takesMany(['string', 'any', 'any'], 'any', (...args) => {
    const keys = args.slice(0, -2);
    return keys.reduce<{ value: Value; found: boolean }>(
      ({ value, found }, key) => {
        if (!found) return { value, found };
        if (typeof key !== 'string' || !(value instanceof Dict) || value.ofStrings) {
          throw new TemplateFault(
            `dig asks ${typeName(value)} for ${printed(key)}`,
            'give it names, a default and a map',
          );
        }
        return value.entries.has(key)
          ? { value: value.entries.get(key), found }
          : { value: args.at(-2), found: false };
      },
      { value: args.at(-1), found: true },
    ).value;
  }),
};
