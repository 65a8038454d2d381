import { isMap, isScalar, isSeq, parseDocument, stringify, type Scalar, type YAMLSeq } from 'yaml';
import type { RingEntry } from '../authored/specs';

type Change = Pick<RingEntry, 'version' | 'since'>;

/**
 * The text of a `rings.yaml` with one ring at another version, and the one that it leaves under `ran`: comments, order
 * and everything else stay as they are.
 *
 * @param change the version, and the day on which the ring takes it, `YYYY-MM-DD`
 */
export function withVersion(text: string, ring: string, change: Change): string {
  const before: unknown = parseDocument(text).getIn([ring, 'version']);
  const changed = Object.entries(change).reduce(
    (so, [key, value]) => withValue(so, [ring, key], value),
    text,
  );
  return typeof before === 'string' && before !== change.version
    ? withRan(changed, ring, before, change.version)
    : changed;
}

type Path = readonly [ring: string, key: string];

/** Changes the characters of the value alone; only where there are none yet is the document written anew. */
function withValue(text: string, path: Path, value: string): string {
  const document = parseDocument(text);
  const existing = document.getIn(path, true);
  const type = inLine(existing);
  if (isScalar(existing) && existing.range && type) {
    const written = stringify(value, { defaultStringType: type, lineWidth: 0 }).trimEnd();
    return text.slice(0, existing.range[0]) + written + text.slice(existing.range[1]);
  }
  const [ring] = path;
  if (!isMap(document.get(ring, true))) document.set(ring, document.createNode({}));
  document.setIn(path, value);
  return document.toString({ lineWidth: 0 });
}

/** `left` first among what the ring ran, and `now` not among it. */
function withRan(text: string, ring: string, left: string, now: string): string {
  const document = parseDocument(text);
  const existing = document.getIn([ring, 'ran'], true);
  const versions = isSeq(existing) ? (existing.toJS(document) as unknown[]) : [];
  const ran = [left, ...versions.filter((version) => version !== left && version !== now)];
  const list = `[${ran.map((version) => stringify(version, quoted).trimEnd()).join(', ')}]`;
  if (isSeq(existing) && existing.flow && existing.range)
    return text.slice(0, existing.range[0]) + list + text.slice(existing.range[1]);
  const entry = document.get(ring, true);
  const version = document.getIn([ring, 'version'], true);
  if (!existing && isMap(entry) && isScalar(version) && version.range && inLine(version)) {
    const end = version.range[1];
    if (entry.flow) return `${text.slice(0, end)}, ran: ${list}${text.slice(end)}`;
    const key = entry.items.find(({ value }) => value === version)!.key as Scalar;
    const start = key.range![0];
    const indent = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
    // Below its line: a comment at the end of that is the version's.
    const next = text.indexOf('\n', end);
    const line = `\n${indent}ran: ${list}`;
    return next === -1 ? text + line : text.slice(0, next) + line + text.slice(next);
  }
  const written = document.createNode(ran) as YAMLSeq;
  written.flow = !isSeq(existing);
  document.setIn([ring, 'ran'], written);
  return document.toString({ lineWidth: 0 });
}

const quoted = { defaultStringType: 'QUOTE_SINGLE', lineWidth: 0 } as const;

/** The style of a scalar that stays on its line. */
function inLine(node: unknown): 'PLAIN' | 'QUOTE_SINGLE' | 'QUOTE_DOUBLE' | undefined {
  if (!isScalar(node) || node.source === '') return undefined;
  return node.type === 'PLAIN' || node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE'
    ? node.type
    : undefined;
}
