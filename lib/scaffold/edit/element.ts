import type { Edit } from '../../read/edit';
import { inserted } from './insert';
import type { Piece } from '../../read/pieces';

/** Puts an expression at the end of a list literal; nothing where the list is computed. */
export function withElement({ module, node }: Piece, text: string): Edit | undefined {
  if (node.type !== 'ArrayExpression') return undefined;
  const members = node.elements.filter((each) => each !== null);
  return members.length === 0
    ? { file: module.path, start: node.start! + 1, end: node.end! - 1, text }
    : inserted(module, node, members, { text: () => text });
}

/** An import below those that the module has. */
export function withImport({ module }: Piece, statement: string): Edit {
  const last = module.body.findLast(({ type }) => type === 'ImportDeclaration');
  const start = last?.end ?? 0;
  return { file: module.path, start, end: start, text: last ? `\n${statement}` : `${statement}\n\n` };
}
