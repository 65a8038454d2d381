import { uncertain } from '../fault';
import { printed } from '../print';
import { Int64, typeName, type Value } from '../value';
import { takesMany, type Functions } from './function';

/** What text/template itself has to print with. */
export const printing: Functions = {
  print: takesMany([], 'any', (...values) => spaced(values)),
  println: takesMany([], 'any', (...values) => `${values.map(printed).join(' ')}\n`),
  printf: takesMany(['string'], 'any', (format, ...values) => formatted(format, values)),
};

/** As Go's Sprint: a space between two that are both no strings. */
function spaced(values: readonly Value[]): string {
  return values
    .map((value, index) => {
      const apart = index > 0 && typeof value !== 'string' && typeof values[index - 1] !== 'string';
      return `${apart ? ' ' : ''}${printed(value)}`;
    })
    .join('');
}

function formatted(format: string, values: readonly Value[]): string {
  let next = 0;
  const text = format.replace(
    /%([-0]*)(\d*)(?:\.(\d+))?(.?)/gsu,
    (whole, flags: string, width: string, precision: string | undefined, verb: string) => {
      if (whole === '%%') return '%';
      if (next >= values.length) throw uncertain(`printf "${format}" has more verbs than arguments`);
      const made = verbs(format, verb, precision, values[next++]);
      const pad = Number(width) - Array.from(made).length;
      if (pad <= 0) return made;
      if (flags.includes('-')) return made + ' '.repeat(pad);
      if (!flags.includes('0')) return ' '.repeat(pad) + made;
      return made.startsWith('-') ? `-${'0'.repeat(pad)}${made.slice(1)}` : '0'.repeat(pad) + made;
    },
  );
  if (next < values.length) throw uncertain(`printf "${format}" has fewer verbs than arguments`);
  return text;
}

function verbs(format: string, verb: string, precision: string | undefined, value: Value): string {
  const isInt = typeof value === 'bigint' || value instanceof Int64;
  if (verb === 'v' && precision === undefined) return printed(value);
  if (verb === 's' && typeof value === 'string') {
    return precision === undefined ? value : Array.from(value).slice(0, Number(precision)).join('');
  }
  if (verb === 'q' && typeof value === 'string' && precision === undefined) return quoted(value);
  if (verb === 'd' && isInt && precision === undefined) return printed(value);
  if (verb === 't' && typeof value === 'boolean') return String(value);
  if (verb === 'f' && typeof value === 'number' && Math.abs(value) < 1e21)
    return value.toFixed(Number(precision ?? 6));
  throw uncertain(`printf "${format}" prints ${typeName(value)} with %${verb}`);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
  '"': '\\"',
};

/** Go's `%q` of a string. */
export function quoted(text: string): string {
  const inner = Array.from(text, (char) => {
    if (ESCAPES[char]) return ESCAPES[char];
    if (char === ' ' || /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(char)) return char;
    const code = char.codePointAt(0)!;
    if (code < 0x80) return `\\x${code.toString(16).padStart(2, '0')}`;
    return code > 0xffff
      ? `\\U${code.toString(16).padStart(8, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
  return `"${inner.join('')}"`;
}
