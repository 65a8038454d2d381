import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Edit } from '../read/edit';

/** Renames the field at the path of a YAML file; comments and layout stay. */
export function renamedYaml(file: string, text: string, path: readonly string[], to: string): Edit[] {
  return [...editsOf(file, parseDocument(text).contents, path, to)];
}

function* editsOf(file: string, node: unknown, path: readonly string[], to: string): Iterable<Edit> {
  const [key, ...rest] = path;
  if (isSeq(node) && key === '*') for (const item of node.items) yield* editsOf(file, item, rest, to);
  if (!isMap(node)) return;
  for (const { key: name, value } of node.items) {
    if (!isScalar(name) || !name.range || (key !== '*' && key !== String(name.value))) continue;
    if (rest.length > 0) yield* editsOf(file, value, rest, to);
    else yield { file, start: name.range[0], end: name.range[1], text: quotedAs(name.type, to) };
  }
}

function quotedAs(type: string | undefined, text: string): string {
  if (type === 'QUOTE_SINGLE') return `'${text}'`;
  return type === 'QUOTE_DOUBLE' ? `"${text}"` : text;
}
