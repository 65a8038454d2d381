import { isMap, isScalar, isSeq, type Document, type Node, type Pair, type YAMLMap } from 'yaml';
import { keyText } from '../literal';

const STEP = '  ';

/**
 * The zod schema of a chart's values, as source text: the types of what `values.yaml` says, each of which may be left out, and what it does
 * not name may be given, too. Comments over values become those over keys, which editors show.
 *
 * @param indent of the line that it begins on
 */
export function schemaText(values: Document, indent: string): string {
  return isMap(values.contents) && values.contents.items.length > 0
    ? mapText(values.contents, indent)
    : 'z.looseObject({})';
}

function mapText(map: YAMLMap, indent: string): string {
  const inner = indent + STEP;
  const lines = map.items.flatMap((pair, index) => {
    const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
    // No text of a key: the chart takes it, and the schema says nothing of it.
    if (key === undefined || key === '__proto__') return [];
    const above = (pair.key as Node).commentBefore ?? (index === 0 ? map.commentBefore : undefined);
    return [
      ...commentText(above).map((line) => inner + line),
      `${inner}${keyText(key)}: ${optionalText(pair, inner)},`,
    ];
  });
  return `z.looseObject({\n${lines.join('\n')}\n${indent}})`;
}

/** In the layout that formatters give it: what takes several lines is wrapped, and what takes one is followed. */
function optionalText({ value }: Pair, indent: string): string {
  const line = typeText(value, indent);
  return line.includes('\n') ? `z.optional(${wrapped(value, indent)})` : `${line}.optional()`;
}

/** On lines of its own. */
function wrapped(node: unknown, indent: string): string {
  const inner = indent + STEP;
  return `\n${inner}${typeText(node, inner)},\n${indent}`;
}

function typeText(node: unknown, indent: string): string {
  if (isMap(node)) return node.items.length > 0 ? mapText(node, indent) : 'z.record(z.string(), z.unknown())';
  if (isSeq(node)) {
    const [kind, ...others] = [...new Set(node.items.map((item) => typeText(item, indent)))];
    if (kind === undefined || others.length > 0) return 'z.array(z.unknown())';
    return kind.includes('\n') ? `z.array(${wrapped(node.items[0], indent)})` : `z.array(${kind})`;
  }
  const value: unknown = isScalar(node) ? node.value : undefined;
  if (typeof value === 'boolean') return 'z.boolean()';
  if (typeof value === 'number') return 'z.number()';
  // Of what is empty nobody knows what the chart takes there.
  return typeof value === 'string' && value !== '' ? 'z.string()' : 'z.unknown()';
}

/** Longer ones are documentation of their own. */
const LONGEST = 200;

/** The paragraph that stands just above, without the marks of helm-docs. */
function commentText(comment: string | null | undefined): string[] {
  return commentOf(paragraphAbove(comment));
}

/** Text of the paragraph that stands just above, if it is no documentation of its own. */
export function paragraphAbove(comment: string | null | undefined): string | undefined {
  const text = (comment ?? '')
    .split(/\n\s*\n/)
    .at(-1)!
    .split('\n')
    .map((line) => line.replace(/^[\s#]*(--|@param\s+\S+)?\s*/, ''))
    .join(' ')
    .trim();
  return text === '' || text.length > LONGEST ? undefined : text;
}

/** A comment over a key. */
export function commentOf(given: string | undefined): string[] {
  const text = (given ?? '').replace(/\s+/g, ' ').trim();
  const shown = text.replaceAll('*/', '* /').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '');
  return shown === '' ? [] : [`/** ${shown} */`];
}
