import type { Node, ObjectExpression } from '@babel/types';
import type { Edit } from '../read/edit';
import type { Piece, Pieces } from '../read/pieces';

type Property = Exclude<ObjectExpression['properties'][number], { type: 'SpreadElement' }>;

/** A property of an object literal, and its value. */
interface Held {
  readonly property?: Property;
  readonly value: Piece;
}

/** Renames the field at the path, wherever it is stated. What is computed is left as it is. */
export function* renamedKeys(
  pieces: Pieces,
  piece: Piece,
  path: readonly string[],
  to: string,
): Iterable<Edit> {
  const [key, ...rest] = path;
  if (key === undefined) return;
  for (const { property, value } of membersOf(pieces, piece, key)) {
    if (rest.length > 0) yield* renamedKeys(pieces, value, rest, to);
    else if (property) yield editOf(value.module.path, property, to);
  }
}

function editOf(file: string, property: Property, to: string): Edit {
  const { key } = property;
  const [start, end] = [key.start!, key.end!];
  const quoted = key.type === 'StringLiteral' ? `'${to}'` : to;
  const isShort = property.type === 'ObjectProperty' && property.shorthand;
  // `{ ring }` takes the value of a name, which stays.
  const name = isShort && key.type === 'Identifier' ? `: ${key.name}` : '';
  return { file, start, end, text: quoted + name };
}

/** Members by that key, or all by `*`: of every alternative, and of what is spread. */
function* membersOf(pieces: Pieces, piece: Piece, key: string): Iterable<Held> {
  const { module, node } = pieces.follow(piece);
  for (const inner of partsOf(node)) yield* membersOf(pieces, { module, node: inner }, key);
  if (node.type === 'ArrayExpression' && key === '*')
    for (const item of node.elements)
      if (item && item.type !== 'SpreadElement') yield { value: { module, node: item } };
  if (node.type !== 'ObjectExpression') return;
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') continue;
    const name = property.computed ? undefined : nameOf(property.key);
    if (key !== '*' && key !== name) continue;
    const value = property.type === 'ObjectMethod' ? property : property.value;
    yield { property, value: { module, node: value } };
  }
}

/** Expressions whose members are those of the whole: `...(isLarge && { … })`, and arguments of a call as `Pieces` takes them. */
function partsOf(node: Node): Node[] {
  switch (node.type) {
    case 'ObjectExpression':
      return node.properties.flatMap((each) => (each.type === 'SpreadElement' ? [each.argument] : []));
    case 'ArrayExpression':
      return node.elements.flatMap((each) => (each?.type === 'SpreadElement' ? [each.argument] : []));
    case 'ConditionalExpression':
      return [node.consequent, node.alternate];
    case 'LogicalExpression':
      return [node.left, node.right];
    case 'CallExpression':
      return [...(node.callee.type === 'MemberExpression' ? [node.callee.object] : []), ...node.arguments];
    default:
      return [];
  }
}

function nameOf(key: Node): string | undefined {
  if (key.type === 'Identifier') return key.name;
  return key.type === 'StringLiteral' ? key.value : undefined;
}
