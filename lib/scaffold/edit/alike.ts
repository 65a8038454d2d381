import { indentOf } from './insert';
import { codeOf, keyText, type Literal } from '../literal';
import { keyOf } from '../../read/pieces';
import type { Found } from './entry';

/**
 * The text of a map like another one, as that is written: what it spreads, calls and says in comments as well.
 *
 * @param without keys that are not taken over
 * @param changes values of its own, in the place of those of the other or below them
 */
export function alike(
  { piece, node }: Found,
  without: readonly string[],
  changes: Readonly<Record<string, Literal | undefined>>,
): (indent: string) => string {
  const { text } = piece.module;
  return (indent) => {
    const inner = `${indent}  `;
    const left = new Map(Object.entries(changes).filter(([, value]) => value !== undefined));
    const lines: string[] = [];
    for (const property of node.properties) {
      const isNamed = property.type !== 'SpreadElement' && !property.computed;
      const key = isNamed ? keyOf(property.key) : undefined;
      if (key !== undefined && without.includes(key)) continue;
      const value = key === undefined ? undefined : left.get(key);
      if (key !== undefined && value !== undefined) {
        left.delete(key);
        lines.push(`${keyText(key)}: ${codeOf(value, inner, key.length + 2)}`);
        continue;
      }
      const start = property.leadingComments?.[0]?.start ?? property.start!;
      const from = indentOf(text, start);
      lines.push(text.slice(start, property.end!).replaceAll(`\n${from}`, `\n${inner}`));
    }
    for (const [key, value] of left) lines.push(`${keyText(key)}: ${codeOf(value!, inner, key.length + 2)}`);
    return `{\n${lines.map((line) => `${inner}${line},\n`).join('')}${indent}}`;
  };
}
