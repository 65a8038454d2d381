import type { Node, ObjectExpression } from '@babel/types';
import {
  bare,
  defined,
  importedFile,
  readModule,
  type Declared,
  type Imported,
  type ModuleSyntax,
} from './module-syntax';

/** An expression, and the module that has it. */
export interface Piece {
  readonly module: ModuleSyntax;
  readonly node: Node;
}

/** A property of an object or an item of a list. */
export interface Member {
  /** The key or item whose position is told. */
  readonly mark: Piece;
  readonly value: Piece;
}

/** Follows property paths through the text of the program's modules, each read once. Runs nothing, and stops at what is computed. */
export class Pieces {
  private readonly modules = new Map<string, ModuleSyntax>();

  module(path: string): ModuleSyntax {
    const module = this.modules.get(path) ?? readModule(path);
    this.modules.set(path, module);
    return module;
  }

  /** The main value of a file: its default export, or else the first thing that it defines. */
  subject(path: string): Piece | undefined {
    const module = this.module(path);
    const exported = this.exported(module, 'default');
    if (exported) return exported.value;
    for (const local of module.names.values()) {
      if ('init' in local && defined(local.init)) return { module, node: local.init };
    }
    return undefined;
  }

  /** The literal that a piece stands for, through names, imports and definitions; as far as it leads. */
  follow(piece: Piece): Piece {
    const { module } = piece;
    const node = defined(piece.node) ?? bare(piece.node);
    if (node !== piece.node) return this.follow({ module, node });
    if (node.type === 'Identifier') {
      const declared = this.declared(module, node.name);
      return declared ? this.follow(declared.value) : piece;
    }
    if (node.type === 'MemberExpression') {
      const { object, property, computed } = node;
      const key = property.type === 'Identifier' && !computed ? property.name : keyOf(property);
      const member = key === undefined ? undefined : this.ofNamespace({ module, node: object }, key);
      return member ? this.follow(member.value) : piece;
    }
    return piece;
  }

  /** The member of what a piece stands for; none where there is none, or none that can be seen. */
  member(piece: Piece, key: string): Member | undefined {
    const held = this.follow(piece);
    const { module, node } = held;
    switch (node.type) {
      case 'ObjectExpression':
        return this.property(module, node, key);
      case 'ArrayExpression':
        return /^\d+$/.test(key) ? this.items(held)?.[Number(key)] : undefined;
      // Of alternatives, the first that has it: `...(isLarge && { … })`.
      case 'ConditionalExpression':
        return this.first(module, [node.consequent, node.alternate], key);
      case 'LogicalExpression':
        return this.first(module, [node.right, node.left], key);
      // The result of a call mostly keeps the keys of its arguments: `inGroup('core', core)`, `Object.entries(core).map(…)`.
      case 'CallExpression': {
        const made = node.callee.type === 'MemberExpression' ? [node.callee.object] : [];
        return this.first(module, [...made, ...node.arguments], key);
      }
      default:
        return undefined;
    }
  }

  private first(module: ModuleSyntax, nodes: readonly Node[], key: string): Member | undefined {
    for (const node of nodes) {
      const member = this.member({ module, node }, key);
      if (member) return member;
    }
    return undefined;
  }

  /** The last of a name is what counts, as when it is run. */
  private property(module: ModuleSyntax, { properties }: ObjectExpression, key: string): Member | undefined {
    for (const property of [...properties].reverse()) {
      if (property.type === 'SpreadElement') {
        const member = this.member({ module, node: property.argument }, key);
        if (member) return member;
      } else if ((property.computed ? undefined : keyOf(property.key)) === key) {
        const node = property.type === 'ObjectMethod' ? property : property.value;
        const named = { mark: { module, node: property.key }, value: { module, node } };
        // `{ clusters }` only passes on what is stated elsewhere.
        const isPassedOn = property.type === 'ObjectProperty' && property.shorthand;
        return (isPassedOn && this.declared(module, key)) || named;
      }
    }
    return undefined;
  }

  /** The items of a list, those of lists that it spreads included; none where one of these cannot be seen. */
  private items({ module, node }: Piece): Member[] | undefined {
    if (node.type !== 'ArrayExpression') return undefined;
    const found: Member[] = [];
    for (const element of node.elements) {
      if (element?.type === 'SpreadElement') {
        const spread = this.items(this.follow({ module, node: element.argument }));
        if (!spread) return found;
        found.push(...spread);
      } else {
        const item = { module, node: element ?? node };
        found.push({ mark: item, value: item });
      }
    }
    return found;
  }

  /** A member of an object, or what a module exports where the name stands for all of it. */
  private ofNamespace(object: Piece, key: string): Member | undefined {
    const { module, node } = object;
    const local = node.type === 'Identifier' ? module.names.get(node.name) : undefined;
    const isNamespace = local && 'from' in local && local.name === '*';
    const path = isNamespace ? importedFile(module, local.from) : undefined;
    return path === undefined ? this.member(object, key) : this.exported(this.module(path), key);
  }

  /** Where a name of a module is declared, there or in the module that it comes from. */
  private declared(module: ModuleSyntax, name: string): Member | undefined {
    return this.origin(module, module.names.get(name));
  }

  private exported(module: ModuleSyntax, name: string): Member | undefined {
    const found = this.origin(module, module.exports.get(name));
    if (found) return found;
    for (const from of module.all) {
      const path = importedFile(module, from);
      const through = path === undefined ? undefined : this.exported(this.module(path), name);
      if (through) return through;
    }
    return undefined;
  }

  private origin(module: ModuleSyntax, local: Declared | Imported | undefined): Member | undefined {
    if (!local) return undefined;
    if ('init' in local) return { mark: { module, node: local.id }, value: { module, node: local.init } };
    const path = importedFile(module, local.from);
    return path === undefined ? undefined : this.exported(this.module(path), local.name);
  }
}

/** A key that is stated, and not computed. */
export function keyOf(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'StringLiteral' || node.type === 'NumericLiteral' ? String(node.value) : undefined;
}
