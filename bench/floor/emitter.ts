/** Text by string: those of a fleet repeat. */
const lines = new Map<string, string>();
const indents: string[] = [];

/** The text of one YAML document: of plain data, keys in their order, as ringfleet writes it. It checks nothing. */
export function yaml(value: object): string {
  return `${block(value, 0)}\n`;
}

function block(value: object, depth: number): string {
  const indent = (indents[depth] ??= `\n${'  '.repeat(depth)}`);
  let out = '';
  if (Array.isArray(value)) {
    for (const item of value) out += `${out === '' ? '' : indent}- ${inItem(item, depth + 1)}`;
    return out;
  }
  for (const key in value)
    out += `${out === '' ? '' : indent}${line(key)}:${inMap((value as Record<string, unknown>)[key], depth + 1)}`;
  return out;
}

function inMap(value: unknown, depth: number): string {
  if (typeof value === 'string' && value.includes('\n')) return ` ${literal(value, depth)}`;
  if (typeof value !== 'object' || value === null) return ` ${scalar(value)}`;
  if (isEmpty(value)) return Array.isArray(value) ? ' []' : ' {}';
  return `${(indents[depth] ??= `\n${'  '.repeat(depth)}`)}${block(value, depth)}`;
}

function inItem(value: unknown, depth: number): string {
  if (typeof value !== 'object' || value === null) return scalar(value);
  if (isEmpty(value)) return Array.isArray(value) ? '[]' : '{}';
  return block(value, depth);
}

function isEmpty(value: object): boolean {
  for (const _ in value) return false;
  return true;
}

function literal(text: string, depth: number): string {
  const indent = (indents[depth] ??= `\n${'  '.repeat(depth)}`);
  return `|${indent}${text.trimEnd().replaceAll('\n', indent)}`;
}

function scalar(value: unknown): string {
  return typeof value === 'string' ? line(value) : String(value);
}

function line(text: string): string {
  const known = lines.get(text);
  if (known !== undefined) return known;
  const isBare =
    /^(?:[A-Za-z_/$(]|\.\/|[0-9]+(?:[hmskMGT]|[KMGT]i)$)/.test(text) &&
    !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text) &&
    !/[^ -~]|:(?: |$)| (?:#|$)/.test(text);
  const written = isBare ? text : JSON.stringify(text);
  lines.set(text, written);
  return written;
}
