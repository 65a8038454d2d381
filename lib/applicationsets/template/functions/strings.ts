import { printed } from '../print';
import { Dict, isList, type Value } from '../value';
import { ascii, cut, length } from './bytes';
import { takes, takesMany, type Functions } from './function';
import { quoted } from './printf';

/** Functions on strings, of Sprig. */
export const strings: Functions = {
  lower: takes(['string'], (text) => ascii('lower', text).toLowerCase()),
  upper: takes(['string'], (text) => ascii('upper', text).toUpperCase()),
  trim: takes(['string'], (text) => text.replace(/^[\s\u0085]+|[\s\u0085]+$/g, '')),
  trimAll: takes(['string', 'string'], (chars, text) => trimmed(chars, text)),
  trimPrefix: takes(['string', 'string'], (prefix, text) =>
    text.startsWith(prefix) ? text.slice(prefix.length) : text,
  ),
  trimSuffix: takes(['string', 'string'], (suffix, text) =>
    suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text,
  ),
  nospace: takes(['string'], (text) => text.replace(/[\s\u0085]+/g, '')),
  replace: takes(['string', 'string', 'string'], (old, by, text) => replaced(text, old, by)),
  repeat: takes(['int', 'string'], (count, text) => text.repeat(Math.max(0, Number(count)))),
  contains: takes(['string', 'string'], (part, text) => text.includes(part)),
  hasPrefix: takes(['string', 'string'], (prefix, text) => text.startsWith(prefix)),
  hasSuffix: takes(['string', 'string'], (suffix, text) => text.endsWith(suffix)),
  trunc: takes(['int', 'string'], (count, text) => {
    const size = length(text);
    const n = Number(count);
    if (n < 0) return size + n > 0 ? cut(text, size + n, size) : text;
    return size > n ? cut(text, 0, n) : text;
  }),
  substr: takes(['int', 'int', 'string'], (from, to, text) => {
    const size = length(text);
    const [start, end] = [Number(from), Number(to)];
    if (start < 0) return cut(text, 0, end);
    return cut(text, start, end < 0 || end > size ? size : end);
  }),
  abbrev: takes(['int', 'string'], (width, text) => {
    const n = Number(width);
    return n < 4 || ascii('abbrev', text).length <= n ? text : `${text.slice(0, n - 3)}...`;
  }),
  splitList: takes(['string', 'string'], (separator, text) => split(text, separator)),
  split: takes(
    ['string', 'string'],
    (separator, text) =>
      new Dict(
        split(text, separator).map((part, index) => [`_${index}`, part] as const),
        true,
      ),
  ),
  join: takes(['string', 'any'], (separator, list) => texts(list).join(separator)),
  toString: takes(['any'], printed),
  toStrings: takes(['any'], texts),
  quote: takesMany([], 'any', (...values) =>
    present(values)
      .map((value) => quoted(printed(value)))
      .join(' '),
  ),
  squote: takesMany([], 'any', (...values) =>
    present(values)
      .map((value) => `'${printed(value)}'`)
      .join(' '),
  ),
  cat: takesMany([], 'any', (...values) => present(values).map(printed).join(' ')),
  indent: takes(['int', 'string'], indented),
  nindent: takes(['int', 'string'], (spaces, text) => `\n${indented(spaces, text)}`),
};

function present(values: readonly Value[]): Value[] {
  return values.filter((value) => value !== undefined && value !== null);
}

/** What Sprig makes of a list: the text of what is in it, nil left out. */
export function texts(list: Value): string[] {
  if (isList(list)) return present(list).map(printed);
  return list === undefined || list === null ? [] : [printed(list)];
}

/** Go splits by the empty string into characters, not into code units. */
function split(text: string, separator: string): string[] {
  return separator === '' ? Array.from(text) : text.split(separator);
}

function replaced(text: string, old: string, by: string): string {
  if (old !== '') return text.split(old).join(by);
  return `${by}${Array.from(text)
    .map((char) => char + by)
    .join('')}`;
}

function trimmed(chars: string, text: string): string {
  const set = new Set(Array.from(chars));
  const all = Array.from(text);
  const from = all.findIndex((char) => !set.has(char));
  return from === -1 ? '' : all.slice(from, all.findLastIndex((char) => !set.has(char)) + 1).join('');
}

function indented(spaces: bigint, text: string): string {
  const pad = ' '.repeat(Math.max(0, Number(spaces)));
  return pad + text.replaceAll('\n', `\n${pad}`);
}
