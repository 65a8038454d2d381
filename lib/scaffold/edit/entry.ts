import type { Node, ObjectExpression } from '@babel/types';
import { relative, sep } from 'node:path';
import { error, type Issue, type Location } from '../../issues/issue';
import type { Edit } from '../../read/edit';
import { FLEET_FILE } from '../../read/catalogue';
import { keyOf, type Piece, type Pieces } from '../../read/pieces';
import { keyText } from '../literal';
import type { FleetNow } from '../addition';
import { inserted } from './insert';
import { widened } from './widened';

/** An entry of a map of the fleet, as it is written. */
export interface Entry {
  readonly key: string;
  /** The text of its value, where its line is indented so. */
  readonly value: (indent: string) => string;
  /** The entry that it comes after. @default - the last, or its place in the alphabet where the others are in that order */
  readonly after?: string;
}

export type Edits = { readonly edits: readonly Edit[] } | { readonly issue: Issue };

/** An object literal, and the module that has it. */
export interface Found {
  readonly piece: Piece;
  readonly node: ObjectExpression;
}

/**
 * Puts an entry into a map of the fleet: `rings`, or what a path leads to. Where the map is no literal of a file of the fleet,
 * there is an issue that says what to write.
 */
export function withEntry(
  { root }: Pick<FleetNow, 'root'>,
  pieces: Pieces,
  path: readonly string[],
  { key, value, after }: Entry,
): Edits {
  const text = (indent: string) => `${keyText(key)}: ${value(indent)}`;
  const found = mapAt(root, pieces, path);
  if (!found) return { issue: byHand(placeOfMap(root, pieces, path), path.join('.'), text('')) };
  const { piece, node } = found;
  const entry = inserted(piece.module, node, node.properties, { text, after: previous(node, key, after) });
  return { edits: [entry, ...widened(piece.module, keysOf(node), key)] };
}

/** The object literal that a path of the fleet leads to, in a file of the fleet; none where it is computed. */
export function mapAt(root: string, pieces: Pieces, path: readonly string[]): Found | undefined {
  const piece = pieceAt(root, pieces, path);
  if (piece?.node.type !== 'ObjectExpression' || isForeign(root, piece)) return undefined;
  return { piece, node: piece.node };
}

/** What a path of the fleet stands for, as far as it can be followed; none where a module is not there or cannot be parsed. */
export function pieceAt(root: string, pieces: Pieces, path: readonly string[]): Piece | undefined {
  try {
    let piece = pieces.subject(`${root}/${FLEET_FILE}`);
    for (const key of path) piece = piece && pieces.member(piece, key)?.value;
    return piece && pieces.follow(piece);
  } catch {
    return undefined;
  }
}

/** Of a package, and no file of the fleet. */
export function isForeign(root: string, { module }: Piece): boolean {
  return /^(\.\.|node_modules)(\/|\\|$)/.test(relative(root, module.path));
}

/** Says what to write where no edit can be made. */
export function byHand(at: Location, where: string, text: string): Issue {
  const problem = `'${where}' is no literal that can be added to: it is computed, or elsewhere`;
  return error(at, problem, `nothing is written; write it there yourself: ${text.replace(/\s*\n\s*/g, ' ')}`);
}

/** Where the expression stands; the file of the fleet where it cannot be found. */
export function placeOfMap(root: string, pieces: Pieces, path: readonly string[]): Location {
  const piece = pieceAt(root, pieces, path);
  const start = piece?.node.loc?.start;
  if (!piece || !start || isForeign(root, piece)) return { file: FLEET_FILE };
  const file = relative(root, piece.module.path).split(sep).join('/');
  return { file, line: start.line, column: start.column + 1 };
}

export function keysOf({ properties }: ObjectExpression): string[] {
  return properties.flatMap((each) =>
    each.type === 'SpreadElement' || each.computed ? [] : (keyOf(each.key) ?? []),
  );
}

function previous({ properties }: ObjectExpression, key: string, after?: string): Node | 'first' | undefined {
  const named = properties.map((each) => ({
    node: each,
    key: each.type === 'SpreadElement' || each.computed ? undefined : keyOf(each.key),
  }));
  if (after !== undefined) return named.find((each) => each.key === after)?.node;
  const isSorted = named.every(
    (each, index) => index === 0 || (each.key ?? '~') > (named[index - 1]!.key ?? '~'),
  );
  if (!isSorted || named.length < 2) return undefined;
  return named.findLast((each) => each.key !== undefined && each.key < key)?.node ?? 'first';
}
