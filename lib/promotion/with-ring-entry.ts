import { isMap, isScalar, parseDocument, stringify, type Pair, type YAMLMap } from 'yaml';
import type { RingEntry } from '../authored/specs';

/** In the order in which an entry has them. */
const KEYS = ['version', 'since', 'previous', 'percent', 'hotfix', 'ran', 'image'] as const;
type Key = (typeof KEYS)[number];

/**
 * The text of a `rings.yaml` with a ring's entry as another one. Comments, order and layout of what stays are kept; what comes anew
 * has a line of its own where entries have it.
 */
export function withRingEntry(text: string, ring: string, before: RingEntry, after: RingEntry): string {
  let so = text;
  for (const key of KEYS)
    if (JSON.stringify(before[key]) !== JSON.stringify(after[key])) so = withKey(so, ring, key, after[key]);
  return so;
}

function withKey(text: string, ring: string, key: Key, value: RingEntry[Key]): string {
  const document = parseDocument(text);
  const entry = document.get(ring, true);
  if (!isMap(entry) || entry.flow) {
    if (value === undefined) document.deleteIn([ring, key]);
    else document.setIn([ring, key], document.createNode(value, { flow: true }));
    return document.toString({ lineWidth: 0 });
  }
  const pair = pairOf(entry, key);
  if (value === undefined) return pair ? without(text, pair) : text;
  const written = inLine(key, value, quoteOf(pair));
  if (!pair) {
    const above = KEYS.slice(0, KEYS.indexOf(key))
      .flatMap((each) => pairOf(entry, each) ?? [])
      .at(-1)!;
    const end = endOfLine(text, endOf(above));
    const indent = ' '.repeat(startOf(above) - lineStart(text, startOf(above)));
    const gap = text[end - 1] === '\n' ? '' : '\n';
    return `${text.slice(0, end)}${gap}${indent}${key}: ${written}\n${text.slice(end)}`;
  }
  const node = pair.value as { readonly range: readonly [number, number, number] };
  const [from, to] = node.range;
  const isOneLine = !text.slice(startOf(pair), to).trimEnd().includes('\n');
  if (isOneLine) return text.slice(0, from) + written + text.slice(to);
  return withKey(without(text, pair), ring, key, value);
}

function pairOf(entry: YAMLMap, key: Key): Pair | undefined {
  return entry.items.find((each) => isScalar(each.key) && each.key.value === key);
}

/** Takes its lines out. */
function without(text: string, pair: Pair): string {
  return text.slice(0, lineStart(text, startOf(pair))) + text.slice(endOfLine(text, endOf(pair)));
}

function quoteOf(pair: Pair | undefined): 'PLAIN' | 'QUOTE_SINGLE' | 'QUOTE_DOUBLE' {
  const type = isScalar(pair?.value) ? pair.value.type : undefined;
  return type === 'PLAIN' || type === 'QUOTE_DOUBLE' ? type : 'QUOTE_SINGLE';
}

function inLine(key: Key, value: NonNullable<RingEntry[Key]>, quote: ReturnType<typeof quoteOf>): string {
  const text = (each: unknown, defaultStringType: ReturnType<typeof quoteOf> = 'QUOTE_SINGLE') =>
    stringify(each, { defaultStringType, lineWidth: 0 }).trimEnd();
  if (Array.isArray(value)) return `[${value.map((each) => text(each)).join(', ')}]`;
  if (typeof value === 'object') {
    const { version, reason } = value as NonNullable<RingEntry['hotfix']>;
    return `{ version: ${text(version)}, reason: ${text(reason)} }`;
  }
  return typeof value === 'number' || key === 'since' ? `${value}` : text(value, quote);
}

function startOf({ key }: Pair): number {
  return (key as { readonly range: readonly [number, number, number] }).range[0];
}

/** Where the value ends, without what follows it. */
function endOf({ key, value }: Pair): number {
  const node = (value ?? key) as { readonly range: readonly [number, number, number] };
  return node.range[1];
}

function lineStart(text: string, position: number): number {
  return text.lastIndexOf('\n', position - 1) + 1;
}

function endOfLine(text: string, from: number): number {
  if (text[from - 1] === '\n') return from;
  const next = text.indexOf('\n', from);
  return next === -1 ? text.length : next + 1;
}
