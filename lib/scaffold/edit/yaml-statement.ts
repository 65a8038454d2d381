import { readFileSync } from 'node:fs';
import {
  isMap,
  isScalar,
  parseDocument,
  stringify,
  type Document,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { Edit } from '../../read/edit';

/** What a statement says. */
export type YamlData = string | { readonly [key: string]: YamlData };

/**
 * Changes one statement of a file of YAML: the value at a path becomes another one, is added, or goes. Comments and layout stay.
 *
 * @param value a map only where nothing is yet
 * @param text the file's, where it is not as it is there
 * @returns undefined where there is no such map
 */
export function withYamlStatement(
  file: string,
  [...keys]: readonly string[],
  value: YamlData | undefined,
  text = readFileSync(file, 'utf8'),
): Edit | undefined {
  const document = parseDocument(text);
  const key = keys.pop()!;
  const map = document.getIn(keys, true);
  if (!isMap(map)) return undefined;
  const found = map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
  const written = value === undefined ? '' : stringify(value, { compat: 'yaml-1.1', lineWidth: 0 }).trimEnd();
  if (!found && value === undefined) return undefined;
  if (map.flow && !(found && value !== undefined)) return inBraces(file, document, map, key, value);
  const at = found ?? map.items.at(-1)!;
  const start = lineOf(text, (at.key as Scalar).range![0]);
  const indent = ' '.repeat((at.key as Scalar).range![0] - start);
  const line =
    typeof value === 'object'
      ? `${indent}${key}:\n${written.replace(/^/gm, `${indent}  `)}\n`
      : `${indent}${key}: ${written}\n`;
  if (!found) {
    const end = endOf(text, map.range![1]);
    return { file, start: end, end, text: text[end - 1] === '\n' ? line : `\n${line}` };
  }
  const { range } = found.value as Node;
  if (!range || (value !== undefined && !isScalar(found.value))) return undefined;
  const [from, to] = range;
  return value === undefined
    ? { file, start, end: endOf(text, to), text: '' }
    : { file, start: from, end: to, text: written };
}

/** Adds to a map in braces, or takes out of it. */
function inBraces(
  file: string,
  document: Document,
  map: YAMLMap,
  key: string,
  value: YamlData | undefined,
): Edit | undefined {
  const index = map.items.findIndex((pair) => isScalar(pair.key) && pair.key.value === key);
  const edit = (start: number, end: number, text: string): Edit => ({ file, start, end, text });
  if (value !== undefined) {
    const own = document.createNode({ [key]: value }, { flow: true });
    const written = stringify(own, { compat: 'yaml-1.1', lineWidth: 0 }).trim().slice(1, -1).trim();
    const last = map.items.at(-1);
    if (last) return edit(endOfPair(last), endOfPair(last), `, ${written}`);
    return edit(map.range![0], map.range![1], `{ ${written} }`);
  }
  const [before, pair, after] = [map.items[index - 1], map.items[index]!, map.items[index + 1]];
  if (before) return edit(endOfPair(before), endOfPair(pair), '');
  return edit(startOfPair(pair), after ? startOfPair(after) : endOfPair(pair), '');
}

function startOfPair({ key }: Pair): number {
  return (key as Node).range![0];
}

function endOfPair({ key, value }: Pair): number {
  return ((value ?? key) as Node).range![1];
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
