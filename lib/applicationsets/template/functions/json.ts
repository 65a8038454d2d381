import { Dict, isList, isNilList, Sized, type Value } from '../value';

/** The value as Go's encoding/json writes it: keys in order, and over several lines where it is to be read. */
export function json(value: Value, indent = '', at = ''): string {
  const below = at + indent;
  const [open, between, close] = indent === '' ? ['', ',', ''] : [`\n${below}`, `,\n${below}`, `\n${at}`];
  if (isList(value)) {
    if (isNilList(value)) return 'null';
    if (value.length === 0) return '[]';
    return `[${open}${value.map((item) => json(item, indent, below)).join(between)}${close}]`;
  }
  if (value instanceof Dict) {
    if (value.entries.size === 0) return '{}';
    const colon = indent === '' ? ':' : ': ';
    const entries = value
      .keys()
      .map((key) => `${text(key)}${colon}${json(value.entries.get(key), indent, below)}`);
    return `{${open}${entries.join(between)}${close}}`;
  }
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Sized) return String(value.value);
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'boolean') return String(value);
  return value === undefined || value === null ? 'null' : text(String(value));
}

function text(value: string): string {
  return JSON.stringify(value).replace(/[\u2028\u2029]/g, escaped);
}

/** Go escapes what means something in HTML, unless it is asked not to. */
export function forHtml(written: string): string {
  return written.replace(/[<>&]/g, escaped);
}

function escaped(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
