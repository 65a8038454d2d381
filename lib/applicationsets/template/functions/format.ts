import { uncertain } from '../fault';
import { printed } from '../print';
import { asExponential, asFixed, asGeneral, rounded } from '../numbers/float';
import { Version } from '../semver/version';
import { isList, Sized, typeOf, type Value } from '../value';
import { bytesOf } from '../text/bytes';
import { quoted, quotedChar } from '../text/quoted';

/** What stands between `%` and the verb. */
export interface Format {
  readonly flags: ReadonlySet<string>;
  readonly width?: number;
  readonly precision?: number;
}

/** The value as fmt of Go prints it by a verb. */
export function formatted(verb: string, format: Format, value: Value): string {
  if (verb === 'T') return padded(typeOf(value), format);
  if (verb === 'v' && format.flags.has('#')) throw uncertain('printf prints by %#v');
  if (value === undefined || value === null)
    return verb === 'v' ? padded('<nil>', format) : `%!${verb}(<nil>)`;
  if (typeof value === 'string') return ofText(verb, format, value) ?? bad(verb, format, value);
  if (typeof value === 'boolean')
    return verb === 'v' || verb === 't' ? padded(String(value), format) : bad(verb, format, value);
  if (typeof value === 'bigint') return ofInt(verb, format, value) ?? bad(verb, format, value);
  if (value instanceof Sized) return ofInt(verb, format, value.value) ?? bad(verb, format, value);
  if (typeof value === 'number') return ofFloat(verb, format, value) ?? bad(verb, format, value);
  if (verb === 'p') throw uncertain('printf prints an address');
  if (value instanceof Version) {
    const text = ofText(verb, format, value.toString());
    if (text === undefined) throw uncertain(`printf prints a version by %${verb}`);
    return text;
  }
  const inner = (item: Value) =>
    item === undefined || item === null ? padded('<nil>', format) : formatted(verb, format, item);
  if (isList(value)) return `[${value.map(inner).join(' ')}]`;
  const entries = value.keys().map((key) => `${inner(key)}:${inner(value.entries.get(key))}`);
  return `map[${entries.join(' ')}]`;
}

/** How Go says that a verb is none for the value. */
function bad(verb: string, format: Format, value: Value): string {
  return `%!${verb}(${typeOf(value)}=${formatted('v', format, value)})`;
}

function padded(text: string, { flags, width = 0 }: Format): string {
  const pad = width - Array.from(text).length;
  if (pad <= 0) return text;
  if (flags.has('-')) return text + ' '.repeat(pad);
  return (flags.has('0') ? '0' : ' ').repeat(pad) + text;
}

function ofText(verb: string, format: Format, value: string): string | undefined {
  const { flags, precision } = format;
  const text = precision === undefined ? value : Array.from(value).slice(0, precision).join('');
  if (verb === 'v' || verb === 's') return padded(text, format);
  if (verb === 'q') {
    if (flags.has('#') || flags.has('+')) throw uncertain('printf quotes by %#q or %+q');
    return padded(quoted(text), format);
  }
  if (verb !== 'x' && verb !== 'X') return undefined;
  if (flags.has('#') || flags.has(' ')) throw uncertain('printf prints bytes by %#x or % x');
  const bytes = Array.from(bytesOf(value).slice(0, precision), (byte) => byte.toString(16).padStart(2, '0'));
  return padded(verb === 'X' ? bytes.join('').toUpperCase() : bytes.join(''), format);
}

const BASES: Readonly<Record<string, number>> = { v: 10, d: 10, b: 2, o: 8, O: 8, x: 16, X: 16 };
const PREFIXES: Readonly<Record<string, string>> = { b: '0b', o: '0', x: '0x', X: '0X' };

function ofInt(verb: string, format: Format, value: bigint): string | undefined {
  const { flags, width, precision } = format;
  const char = () => (value >= 0n && value <= 0x10ffffn ? String.fromCodePoint(Number(value)) : '\ufffd');
  if (verb === 'c') return padded(char(), format);
  if (verb === 'q') return padded(quotedChar(char()), format);
  if (verb === 'U') {
    const shown = flags.has('#') ? ` '${char()}'` : '';
    return padded(`U+${value.toString(16).toUpperCase().padStart(4, '0')}${shown}`, {
      ...format,
      flags: without0(flags),
    });
  }
  const base = Object.hasOwn(BASES, verb) ? BASES[verb]! : undefined;
  if (base === undefined) return undefined;
  if (precision === 0 && value === 0n) return ' '.repeat(width ?? 0);
  const sign = value < 0n ? '-' : flags.has('+') ? '+' : flags.has(' ') ? ' ' : '';
  const fills = precision === undefined && flags.has('0') && !flags.has('-') && width !== undefined;
  const least = precision ?? (fills ? width - sign.length : 0);
  const bare = (value < 0n ? -value : value).toString(base).padStart(least, '0');
  const digits = verb === 'X' ? bare.toUpperCase() : bare;
  const isMarked = flags.has('#') && !(verb === 'o' && digits.startsWith('0'));
  const prefix = verb === 'O' ? '0o' : isMarked ? (PREFIXES[verb] ?? '') : '';
  return padded(`${sign}${prefix}${digits}`, { ...format, flags: without0(flags) });
}

function without0(flags: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...flags].filter((flag) => flag !== '0'));
}

function ofFloat(verb: string, format: Format, value: number): string | undefined {
  const { flags, width = 0 } = format;
  const number = unsigned(verb, format, Math.abs(value));
  if (number === undefined) return undefined;
  if (flags.has('#') || !Number.isFinite(value))
    throw uncertain(`printf prints ${printed(value)} by %${verb}`);
  const sign = value < 0 || Object.is(value, -0) ? '-' : flags.has('+') ? '+' : flags.has(' ') ? ' ' : '';
  if (!flags.has('0') || flags.has('-')) return padded(sign + number, format);
  return sign + number.padStart(width - sign.length, '0');
}

function unsigned(verb: string, { precision }: Format, value: number): string | undefined {
  const places = precision ?? 6;
  switch (verb) {
    case 'v':
    case 'g':
      return asGeneral(value, precision);
    case 'G':
      return asGeneral(value, precision).toUpperCase();
    case 'f':
    case 'F':
      return asFixed(rounded(value, { places }), places);
    case 'e':
      return asExponential(rounded(value, { digits: places + 1 }), places);
    case 'E':
      return asExponential(rounded(value, { digits: places + 1 }), places).toUpperCase();
    case 'b':
    case 'x':
    case 'X':
      throw uncertain(`printf prints a float64 by %${verb}`);
    default:
      return undefined;
  }
}
