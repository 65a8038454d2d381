import type { Node } from '@babel/types';
import type { Edit } from '../../read/edit';
import type { ModuleSyntax } from '../../read/module-syntax';

/** The text of something new, and what it comes after. */
export interface Inserted {
  /** Its text, where the line that it begins on is indented so. */
  readonly text: (indent: string) => string;
  /** The member that it comes after; `first` where it is the first. @default - the last */
  readonly after?: Node | 'first';
}

const STEP = '  ';

/**
 * The edit that puts a member into an object or list literal, in the layout that its members have: on a line of its own where they have
 * such, with a comma behind it where the last one has. Comments stay with what they are about.
 *
 * @param members those that are there, in order
 */
export function inserted(module: ModuleSyntax, whole: Node, members: readonly Node[], added: Inserted): Edit {
  const { path: file, text } = module;
  const last = members.at(-1);
  const after = added.after === 'first' ? undefined : (added.after ?? last);
  const isOnLines = last !== undefined && last.loc!.start.line > whole.loc!.start.line;
  const at = (start: number, given: string): Edit => ({ file, start, end: start, text: given });
  if (last === undefined) return intoEmpty(module, whole, added.text);
  const indent = isOnLines ? indentOf(text, last.start!) : indentOf(text, whole.start!);
  const own = added.text(indent);
  if (!after) {
    const start = whole.start! + 1;
    return isOnLines ? at(start, `\n${indent}${own},`) : at(firstOf(text, start), `${own}, `);
  }
  const comma = commaAfter(text, after.end!, whole.end! - 1);
  if (!isOnLines) return at(after.end!, `, ${own}`);
  // A comment at the end of the line is about what stands there.
  const end = endOfLine(text, comma ?? after.end!, whole.end! - 1);
  if (comma !== undefined) return at(end, `\n${indent}${own},`);
  const between = text.slice(after.end!, end);
  return { file, start: after.end!, end, text: `,${between}\n${indent}${own}` };
}

function intoEmpty({ path: file, text }: ModuleSyntax, whole: Node, textOf: Inserted['text']): Edit {
  const indent = indentOf(text, whole.start!);
  const start = whole.start! + 1;
  const end = whole.end! - 1;
  const comments = text.slice(start, end).trim();
  const kept = comments === '' ? '' : `${indent}${STEP}${comments}\n`;
  return { file, start, end, text: `\n${kept}${indent}${STEP}${textOf(indent + STEP)},\n${indent}` };
}

/** The blanks that the line of a position begins with. */
export function indentOf(text: string, position: number): string {
  const line = text.slice(text.lastIndexOf('\n', position - 1) + 1);
  return /^[ \t]*/.exec(line)![0];
}

function firstOf(text: string, from: number): number {
  return from + /^\s*/.exec(text.slice(from))![0].length;
}

/** Where the comma behind a member ends; none where there is none. */
function commaAfter(text: string, from: number, to: number): number | undefined {
  const found = /^(?:\s|\/\/.*|\/\*[^]*?\*\/)*,/.exec(text.slice(from, to));
  return found ? from + found[0].length : undefined;
}

/** Past a comment that the line ends with, but not past what else is on it. */
function endOfLine(text: string, from: number, to: number): number {
  const found = /^[ \t]*(?:\/\/.*|\/\*.*?\*\/[ \t]*(?=\n))/.exec(text.slice(from, to));
  return found ? from + found[0].trimEnd().length : from;
}
