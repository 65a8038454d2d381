import type { Node, ObjectExpression } from '@babel/types';
import type { Edit } from '../../read/edit';
import type { ModuleSyntax } from '../../read/module-syntax';
import { keyOf, type Pieces } from '../../read/pieces';
import { codeOf, keyText, type Literal } from '../literal';
import { indentOf, inserted } from './insert';

/**
 * Changes one statement of what a module exports: the value at a path becomes another one, is added, or goes. Comments and
 * layout stay, and what is added and taken out again leaves the text as it was.
 *
 * @param value a map only where nothing is yet
 * @returns undefined where what has it is no literal of that module, or one that has a name
 */
export function withStatement(
  pieces: Pieces,
  path: string,
  [...keys]: readonly string[],
  value: Literal | undefined,
): Edit | undefined {
  const key = keys.pop()!;
  let piece = pieces.subject(path);
  const whole = piece && pieces.follow(piece).node;
  for (const each of keys) piece = piece && pieces.member(piece, each)?.value;
  const found = piece && pieces.follow(piece);
  if (found?.node.type !== 'ObjectExpression' || found.module.path !== path) return undefined;
  const { module, node } = found;
  // What has a name may be meant for others as well.
  if (node.start! < whole!.start! || node.end! > whole!.end!) return undefined;
  const property = node.properties.find(
    (each) => each.type !== 'SpreadElement' && !each.computed && keyOf(each.key) === key,
  );
  if (!property) {
    if (value === undefined) return undefined;
    const lines = onLines(module, node, key, value);
    if (lines) return lines;
    return inserted(module, node, node.properties, {
      text: (indent) => `${keyText(key)}: ${codeOf(value, indent, key.length + 2)}`,
    });
  }
  if (value === undefined) return without(module, node, property);
  if (property.type !== 'ObjectProperty' || property.value.type !== 'StringLiteral') return undefined;
  const { start, end } = property.value;
  return { file: path, start: start!, end: end!, text: codeOf(value) };
}

/** Of a map on one line, to which something of several is added, the members get lines of their own, as formatters leave it. */
function onLines(
  { path: file, text }: ModuleSyntax,
  { properties, start, end, loc }: ObjectExpression,
  key: string,
  value: Literal,
): Edit | undefined {
  const indent = indentOf(text, start!);
  const inner = `${indent}  `;
  const own = codeOf(value, inner, key.length + 2);
  const isOneLine = properties.length > 0 && loc!.start.line === loc!.end.line;
  if (!isOneLine || !own.includes('\n') || text.slice(start!, end!).includes('/*')) return undefined;
  const members = properties.map((each) => text.slice(each.start!, each.end!));
  const lines = [...members, `${keyText(key)}: ${own}`].map((each) => `${inner}${each},\n`);
  return { file, start: start!, end: end!, text: `{\n${lines.join('')}${indent}}` };
}

/** Takes a property out: with its line, where it has one of its own. */
function without({ path: file, text }: ModuleSyntax, { properties }: ObjectExpression, property: Node): Edit {
  const line = text.lastIndexOf('\n', property.start!) + 1;
  const next = text.indexOf('\n', property.end!);
  const isAlone =
    text.slice(line, property.start!).trim() === '' && /^,?\s*$/.test(text.slice(property.end!, next));
  if (isAlone && next !== -1) return { file, start: line, end: next + 1, text: '' };
  const index = properties.findIndex((each) => each === property);
  const before = properties[index - 1];
  if (before) return { file, start: before.end!, end: property.end!, text: '' };
  const after = properties[index + 1];
  return { file, start: property.start!, end: after ? after.start! : property.end!, text: '' };
}
