import { TemplateFault } from '../fault';
import { bounded, MOST_CHARACTERS } from '../limits';
import { printed } from '../print';
import { Dict, isList, listOf, type Value } from '../value';
import { bytesOf, cut, length } from '../text/bytes';
import { takes, takesMany, type Functions } from './function';
import { isSpace, lower, trimSpace, upper } from '../text/letters';
import { quoted } from '../text/quoted';

/** Functions on strings, of Sprig. */
export const strings: Functions = {
  hello: takes([], () => 'Hello!'),
  lower: takes(['string'], lower),
  upper: takes(['string'], upper),
  trim: takes(['string'], trimSpace),
  trimAll: takes(['string', 'string'], trimmed),
  trimall: takes(['string', 'string'], trimmed),
  trimPrefix: takes(['string', 'string'], (prefix, text) =>
    text.startsWith(prefix) ? text.slice(prefix.length) : text,
  ),
  trimSuffix: takes(['string', 'string'], (suffix, text) =>
    suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text,
  ),
  nospace: takes(['string'], withoutSpaces),
  replace: takes(['string', 'string', 'string'], (old, by, text) => replaced(text, old, by)),
  repeat: takes(['int', 'string'], (count, text) => repeated(text, count)),
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
  splitList: takes(['string', 'string'], (separator, text) => listOf('string', split(text, separator))),
  split: takes(['string', 'string'], (separator, text) => numbered(split(text, separator))),
  splitn: takes(['string', 'int', 'string'], (separator, count, text) =>
    numbered(splitUpTo(text, separator, Number(count))),
  ),
  join: takes(['string', 'any'], (separator, list) => texts(list).join(separator)),
  toString: takes(['any'], printed),
  toStrings: takes(['any'], (list) => listOf('string', texts(list))),
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
  plural: takes(['string', 'string', 'int'], (one, many, count) => (count === 1n ? one : many)),
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
export function split(text: string, separator: string): string[] {
  return separator === '' ? Array.from(text) : text.split(separator);
}

/** The last has what is left. */
function splitUpTo(text: string, separator: string, count: number): readonly string[] {
  if (count === 0) return [];
  const parts = split(text, separator);
  if (count < 0 || parts.length <= count) return parts;
  return [...parts.slice(0, count - 1), parts.slice(count - 1).join(separator)];
}

function numbered(parts: readonly string[]): Dict {
  return new Dict(
    parts.map((part, index) => [`_${index}`, part] as const),
    true,
  );
}

function replaced(text: string, old: string, by: string): string {
  if (old !== '') return text.split(old).join(by);
  return `${by}${Array.from(text)
    .map((char) => char + by)
    .join('')}`;
}

export function repeated(text: string, count: bigint): string {
  if (count < 0n) throw new TemplateFault(`it is repeated ${count} times`, 'repeat it 0 times or more');
  bounded('repeat', Number(count) * text.length, MOST_CHARACTERS);
  return text === '' ? '' : text.repeat(Number(count));
}

function trimmed(chars: string, text: string): string {
  const set = new Set(Array.from(chars));
  const all = Array.from(text);
  const from = all.findIndex((char) => !set.has(char));
  return from === -1 ? '' : all.slice(from, all.findLastIndex((char) => !set.has(char)) + 1).join('');
}

/** Sprig looks at bytes here, each as if it were a character, unless there is nothing to do. */
function withoutSpaces(text: string): string {
  const chars = Array.from(bytesOf(text), (byte) => String.fromCharCode(byte));
  const kept = chars.filter((char) => !isSpace(char));
  return kept.length === chars.length ? text : kept.join('');
}

function indented(spaces: bigint, text: string): string {
  const pad = repeated(' ', spaces);
  bounded('indent', pad.length * text.split('\n').length, MOST_CHARACTERS);
  return pad + text.replaceAll('\n', `\n${pad}`);
}
