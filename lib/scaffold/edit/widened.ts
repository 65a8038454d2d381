import type { Edit } from '../../read/edit';
import type { ModuleSyntax } from '../../read/module-syntax';

/**
 * Adds a name to each type of a module that is the union of exactly the names of a map there: the map would not compile with
 * one more.
 *
 * @param keys those that the map has
 */
export function* widened(
  { path: file, text, body }: ModuleSyntax,
  keys: readonly string[],
  name: string,
): Iterable<Edit> {
  for (const statement of body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type !== 'TSTypeAliasDeclaration') continue;
    const { typeAnnotation: type } = declared;
    const members = type.type === 'TSUnionType' ? type.types : [type];
    const names = members.map((each) =>
      each.type === 'TSLiteralType' && each.literal.type === 'StringLiteral' ? each.literal.value : undefined,
    );
    if (names.length === 0 || [...names].sort().join() !== [...keys].sort().join()) continue;
    const last = members.at(-1)!;
    const before = members.at(-2);
    const isOnLines = before !== undefined && before.loc!.start.line !== last.loc!.start.line;
    const start = last.end!;
    const line = text.slice(text.lastIndexOf('\n', start - 1) + 1);
    const gap = isOnLines ? `\n${/^\s*/.exec(line)![0]}` : ' ';
    yield { file, start, end: start, text: `${gap}| '${name}'` };
  }
}
