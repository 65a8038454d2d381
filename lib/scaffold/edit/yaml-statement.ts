import { readFileSync } from 'node:fs';
import { isMap, isScalar, parseDocument, stringify, type Scalar } from 'yaml';
import type { Edit } from '../../read/edit';

/**
 * Changes one statement of a file of YAML: the value at a path becomes another one, is added, or goes. Comments and layout stay,
 * but for a map in braces, whose file is written anew.
 *
 * @returns undefined where there is no such map
 */
export function withYamlStatement(
  file: string,
  [...keys]: readonly string[],
  value: string | undefined,
): Edit | undefined {
  const text = readFileSync(file, 'utf8');
  const document = parseDocument(text);
  const key = keys.pop()!;
  const map = document.getIn(keys, true);
  if (!isMap(map)) return undefined;
  const found = map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
  const written = value === undefined ? '' : stringify(value, { compat: 'yaml-1.1' }).trimEnd();
  if (!found && value === undefined) return undefined;
  if (map.flow) {
    if (value === undefined) map.delete(key);
    else map.set(key, value);
    return { file, start: 0, end: text.length, text: document.toString({ lineWidth: 0 }) };
  }
  const at = found ?? map.items.at(-1)!;
  const start = lineOf(text, (at.key as Scalar).range![0]);
  const indent = ' '.repeat((at.key as Scalar).range![0] - start);
  const line = `${indent}${key}: ${written}\n`;
  if (!found) {
    const end = endOf(text, map.range![1]);
    return { file, start: end, end, text: text[end - 1] === '\n' ? line : `\n${line}` };
  }
  if (!isScalar(found.value) || !found.value.range) return undefined;
  const [from, to] = found.value.range;
  return value === undefined
    ? { file, start, end: endOf(text, to), text: '' }
    : { file, start: from, end: to, text: written };
}

function lineOf(text: string, position: number): number {
  return text.lastIndexOf('\n', position - 1) + 1;
}

/** Where the line after ends. */
function endOf(text: string, from: number): number {
  if (text[from - 1] === '\n') return from;
  const next = text.indexOf('\n', from);
  return next === -1 ? text.length : next + 1;
}
