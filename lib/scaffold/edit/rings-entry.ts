import { isMap, isScalar, parseDocument, stringify, type Node } from 'yaml';
import type { RingEntry } from '../../authored/specs';
import type { Edit } from '../../read/edit';

/**
 * What one more ring runs of a product: what the tenants of the ring before it run that a rollout has not reached. It has the same
 * versions behind it, so that rings after it may run what they run.
 */
export function entryAfter({ version, previous, ran }: RingEntry): RingEntry {
  return { version: previous ?? version, ...(ran && { ran }) };
}

/** Writes the entry of one more ring into the text of a `rings.yaml`, below that of another; comments and layout stay. */
export function withRing(file: string, text: string, after: string, ring: string, entry: RingEntry): Edit {
  const { contents } = parseDocument(text);
  const items = isMap(contents) ? contents.items : [];
  const above = items.find(({ key }) => isScalar(key) && String(key.value) === after) ?? items.at(-1);
  const lines = entryText(ring, entry);
  if (!above || (isMap(contents) && contents.flow)) return anew(file, text, ring, entry);
  const end = (above.value as Node | null)?.range?.[1] ?? (above.key as Node).range![1];
  const start = text[end - 1] === '\n' ? end : endOfLine(text, end);
  const gap = text[start - 1] === '\n' ? '' : '\n';
  return { file, start, end: start, text: gap + lines };
}

/** Of a file that is empty, or one map in braces, which is written again. */
function anew(file: string, text: string, ring: string, entry: RingEntry): Edit {
  const document = parseDocument(text);
  if (!isMap(document.contents))
    return { file, start: text.length, end: text.length, text: entryText(ring, entry) };
  document.set(ring, document.createNode(entry));
  return { file, start: 0, end: text.length, text: document.toString({ lineWidth: 0 }) };
}

/** An entry as people write it. */
export function entryText(ring: string, { version, ran }: RingEntry): string {
  const inQuotes = (each: string) =>
    stringify(each, { defaultStringType: 'QUOTE_SINGLE', lineWidth: 0 }).trimEnd();
  const before = ran ? `  ran: [${ran.map(inQuotes).join(', ')}]\n` : '';
  return `${stringify(ring).trimEnd()}:\n  version: ${inQuotes(version)}\n${before}`;
}

function endOfLine(text: string, from: number): number {
  const next = text.indexOf('\n', from);
  return next === -1 ? text.length : next + 1;
}
