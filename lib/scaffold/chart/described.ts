import type { Node, ObjectProperty } from '@babel/types';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { edited, type Edit } from '../../read/edit';
import { readModule, type ModuleSyntax } from '../../read/module-syntax';
import { indentOf } from '../edit/insert';
import { GENERATED } from './values-module';

/**
 * The modules of products whose schemas describe keys that have no comment, with the description as one: the compiler shows comments
 * to who completes a key, and nothing of what a schema says when it runs.
 *
 * @returns their texts, by path below the folder of the fleet; those that stay are left out
 */
export function commentedModules(root: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const products = join(root, 'products');
  const found = existsSync(products)
    ? readdirSync(products, { recursive: true, encoding: 'utf8' }).sort()
    : [];
  for (const below of found) {
    if (!below.endsWith('.ts') || below.endsWith(GENERATED)) continue;
    const file = join(products, below);
    if (!readFileSync(file, 'utf8').includes('.describe(')) continue;
    const text = commented(file);
    if (text !== undefined) texts.set(relative(root, file), text);
  }
  return texts;
}

function commented(file: string): string | undefined {
  const module = syntaxOf(file);
  return edited(module?.body.flatMap((statement) => [...comments(module, statement)]) ?? []).get(file);
}

/** None of what is no TypeScript: whoever loads the module says where. */
function syntaxOf(file: string): ModuleSyntax | undefined {
  try {
    return readModule(file);
  } catch {
    return undefined;
  }
}

function* comments(module: ModuleSyntax, node: Node): Generator<Edit> {
  if (node.type === 'ObjectProperty') {
    const description = descriptionOf(node.value);
    if (description !== undefined && !isCommented(module.text, node))
      yield comment(module, node, description);
  }
  for (const child of Object.values(node) as unknown[])
    for (const each of Array.isArray(child) ? (child as unknown[]) : [child])
      if (isNode(each)) yield* comments(module, each);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** What the last `.describe()` of a chain of calls says: that is what the schema keeps. */
function descriptionOf(value: Node): string | undefined {
  if (value.type !== 'CallExpression' || value.callee.type !== 'MemberExpression') return undefined;
  const { object, property } = value.callee;
  if (property.type !== 'Identifier' || property.name !== 'describe') return descriptionOf(object);
  const [given] = value.arguments;
  if (given?.type === 'StringLiteral') return given.value;
  return given?.type === 'TemplateLiteral' && given.quasis.length === 1
    ? (given.quasis[0]!.value.cooked ?? undefined)
    : undefined;
}

function isCommented(text: string, { start }: ObjectProperty): boolean {
  return /\/\*\*(?:(?!\*\/)[^])*\*\/\s*$/.test(text.slice(0, start!));
}

function comment({ path: file, text }: ModuleSyntax, { start }: ObjectProperty, description: string): Edit {
  const at = start!;
  const indent = indentOf(text, at);
  const isFirst = text.slice(text.lastIndexOf('\n', at - 1) + 1, at) === indent;
  const said = description.trim().replace(/\s+/g, ' ').replaceAll('*/', '*\\/');
  return { file, start: at, end: at, text: `/** ${said} */${isFirst ? `\n${indent}` : ' '}` };
}
