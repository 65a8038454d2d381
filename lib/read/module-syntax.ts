import type * as Parser from '@babel/parser';
import type { Expression, Node, Statement } from '@babel/types';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';

/** A name that a module declares, and the expression that gives its value. */
export interface Declared {
  readonly id: Node;
  readonly init: Node;
}

/** A name that comes from another module: `default`, `*` for all of it, or one that is exported there. */
export interface Imported {
  /** As it is written, such as `./clusters`. */
  readonly from: string;
  readonly name: string;
}

/** The names, imports and exports of a module, read from its text without running it. */
export interface ModuleSyntax {
  readonly path: string;
  readonly text: string;
  readonly body: readonly Statement[];
  /** The declarations and imports of its top level, by name. */
  readonly names: ReadonlyMap<string, Declared | Imported>;
  /** By exported name. `{ b as a }` exports `a`, which stands for the local `b`. */
  readonly exports: ReadonlyMap<string, Declared | Imported>;
  /** Modules of which it exports everything. */
  readonly all: readonly string[];
}

const load = createRequire(__filename);

/** Reads a module. The parser is loaded here, because a run without a mistake needs none. */
export function readModule(path: string): ModuleSyntax {
  const { parse } = load('@babel/parser') as typeof Parser;
  const text = readFileSync(path, 'utf8');
  const { program } = parse(text, { sourceType: 'module', plugins: ['typescript'] });
  const names = new Map<string, Declared | Imported>();
  const exports = new Map<string, Declared | Imported>();
  const all: string[] = [];
  // An export may stand above what it exports.
  for (const statement of program.body)
    for (const [name, local] of namesIn(statement)) names.set(name, local);
  for (const statement of program.body) {
    if (statement.type === 'ExportAllDeclaration') all.push(statement.source.value);
    for (const [name, local] of exportsIn(statement, names)) exports.set(name, local);
  }
  return { path, text, body: program.body, names, exports, all };
}

function* namesIn(statement: Statement): Generator<[string, Declared | Imported]> {
  if (statement.type === 'ImportDeclaration') {
    const from = statement.source.value;
    for (const specifier of statement.specifiers) {
      if (specifier.type === 'ImportSpecifier')
        yield [specifier.local.name, { from, name: nameOf(specifier.imported) }];
      else {
        const name = specifier.type === 'ImportDefaultSpecifier' ? 'default' : '*';
        yield [specifier.local.name, { from, name }];
      }
    }
  }
  const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  if (declaration?.type !== 'VariableDeclaration') return;
  for (const { id, init } of declaration.declarations) {
    if (!init) continue;
    // By their place where they have no name of their own: `const { defineProduct } = defineFleet(…)`.
    yield [id.type === 'Identifier' ? id.name : `{${id.start}}`, { id, init }];
  }
}

function* exportsIn(
  statement: Statement,
  names: ReadonlyMap<string, Declared | Imported>,
): Generator<[string, Declared | Imported]> {
  if (statement.type === 'ExportDefaultDeclaration') {
    const { declaration } = statement;
    yield ['default', { id: declaration, init: declaration }];
  }
  if (statement.type !== 'ExportNamedDeclaration') return;
  if (statement.declaration) yield* namesIn(statement);
  for (const specifier of statement.specifiers) {
    if (specifier.type !== 'ExportSpecifier') continue;
    const from = statement.source?.value;
    const { name } = specifier.local;
    const local = from === undefined ? names.get(name) : { from, name };
    if (local) yield [nameOf(specifier.exported), local];
  }
}

function nameOf(
  node: { type: 'Identifier'; name: string } | { type: 'StringLiteral'; value: string },
): string {
  return node.type === 'Identifier' ? node.name : node.value;
}

/** The file that a module means by an import; none where it is a package's. */
export function importedFile(module: Pick<ModuleSyntax, 'path'>, from: string): string | undefined {
  if (!from.startsWith('.')) return undefined;
  const path = resolve(dirname(module.path), from);
  const candidates = [path, `${path}.ts`, path.replace(/\.js$/, '.ts'), `${path}/index.ts`];
  return candidates.find((candidate) => statSync(candidate, { throwIfNoEntry: false })?.isFile());
}

/** An expression without what only the compiler reads: `as const`, `satisfies`, `!`. */
export function bare(node: Node): Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'ParenthesizedExpression':
      return bare(node.expression);
    default:
      return node;
  }
}

/** The argument of `defineFleet`, `defineProduct` or `defineCustomer`; `undefined` where the expression calls none of them. */
export function defined(node: Node): Expression | undefined {
  const call = bare(node);
  if (call.type !== 'CallExpression' || call.callee.type !== 'Identifier') return undefined;
  const [given] = call.arguments;
  const isDefinition = /^define[A-Z]/.test(call.callee.name);
  return isDefinition && given?.type !== 'SpreadElement' && given?.type !== 'ArgumentPlaceholder'
    ? given
    : undefined;
}
