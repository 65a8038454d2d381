/** Data as it is written in TypeScript. */
export type Literal =
  | string
  | number
  | boolean
  | null
  | Code
  | readonly Literal[]
  | { readonly [key: string]: Literal | undefined };

/** An expression that is no data, such as a call. */
export class Code {
  constructor(readonly text: string) {}
}

/** Narrower than formatters break lines, so that they find nothing to join. */
const WIDTH = 80;
const STEP = '  ';

/**
 * The text of a value. A map stands on one line where it fits and holds no map of maps; otherwise over several, as formatters
 * leave it. Keys without a value are left out.
 *
 * @param indent what the line begins with that the text stands in
 */
export function codeOf(value: Literal, indent = '', before = 0): string {
  if (value instanceof Code) return value.text;
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return String(value);
  const isList = Array.isArray(value);
  const entries = isList
    ? (value as readonly Literal[]).map((item) => ['', item] as const)
    : Object.entries(value as Readonly<Record<string, Literal | undefined>>).flatMap(([key, item]) =>
        item === undefined ? [] : [[`${keyText(key)}: `, item] as const],
      );
  const [open, close] = isList ? '[]' : '{}';
  if (entries.length === 0) return `${open}${close}`;
  const inline = entries.map(([key, item]) => key + codeOf(item, indent)).join(', ');
  const line = isList ? `[${inline}]` : `{ ${inline} }`;
  const isFlat = !line.includes('\n') && (line.match(/\{/g)?.length ?? 0) <= 2;
  if (isFlat && indent.length + before + line.length < WIDTH) return line;
  const inner = indent + STEP;
  const lines = entries.map(([key, item]) => `${inner}${key}${codeOf(item, inner, key.length)},\n`);
  return `${open}\n${lines.join('')}${indent}${close}`;
}

/** A key as formatters write it. */
export function keyText(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
}

function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  return text.includes("'") && !text.includes('"') ? `"${inner}"` : `'${inner.replaceAll("'", "\\'")}'`;
}

/** What a name is called in code: `webShop` of `web-shop`. */
export function identifier(name: string): string {
  return name.replace(/[^A-Za-z0-9]+(.)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? '');
}
