import { TemplateFault } from './fault';
import { checked } from './functions/arguments';
import type { Functions } from './functions/function';
import { printed, written } from './print';
import type { Block, Command, Node, Operand, Pipe } from './tree';
import { Dict, isList, truth, typeName, type Value } from './value';

/** What a key that a map does not have gives (`missingkey=` of text/template). */
export type MissingKey = 'error' | 'zero' | 'invalid';

interface Variable {
  readonly name: string;
  value: Value;
}

/** What ends a turn of a loop, or the loop. */
type Ended = 'break' | 'continue' | undefined;

/** One run of a template, which is used once. */
export class Run {
  private readonly out: string[] = [];
  private readonly variables: Variable[];

  constructor(
    private readonly functions: Functions,
    private readonly missingKey: MissingKey,
    params: Value,
  ) {
    this.variables = [{ name: '', value: params }];
  }

  /** @throws TemplateFault */
  text(block: Block): string {
    this.block(block, this.variables[0]!.value);
    return this.out.join('');
  }

  private block(block: Block, dot: Value): Ended {
    const known = this.variables.length;
    try {
      for (const node of block) {
        const ended = this.node(node, dot);
        if (ended) return ended;
      }
      return undefined;
    } finally {
      this.variables.length = known;
    }
  }

  private node(node: Node, dot: Value): Ended {
    switch (node.kind) {
      case 'text':
        this.out.push(node.text);
        return undefined;
      case 'action': {
        const value = this.pipe(node.pipe, dot);
        if (node.pipe.sets.length === 0) this.out.push(written(value));
        return undefined;
      }
      case 'break':
      case 'continue':
        return node.kind;
      default:
        return this.control(node, dot);
    }
  }

  private control(node: Node & { readonly pipe: Pipe; readonly then: Block }, dot: Value): Ended {
    const known = this.variables.length;
    try {
      if (node.kind === 'range') {
        const value = this.pipe({ ...node.pipe, sets: [] }, dot);
        return this.range(node, value, dot);
      }
      const value = this.pipe(node.pipe, dot);
      if (truth(value)) return this.block(node.then, node.kind === 'with' ? value : dot);
      return this.block(otherwise(node), dot);
    } finally {
      this.variables.length = known;
    }
  }

  private range(node: Node & { readonly pipe: Pipe; readonly then: Block }, over: Value, dot: Value): Ended {
    const items = itemsOf(over);
    if (items.length === 0) return this.block(otherwise(node), dot);
    for (const [key, item] of items) {
      const known = this.variables.length;
      const { sets, declares } = node.pipe;
      const values = sets.length === 2 ? [key, item] : [item];
      sets.forEach((name, index) => this.set(name, values[index], declares));
      const ended = this.block(node.then, item);
      this.variables.length = known;
      if (ended === 'break') break;
    }
    return undefined;
  }

  private set(name: string, value: Value, declares: boolean): void {
    if (declares) this.variables.push({ name, value });
    else this.variable(name).value = value;
  }

  private variable(name: string): Variable {
    // The parser has seen to it that there is one.
    return this.variables.findLast((known) => known.name === name)!;
  }

  private pipe(pipe: Pipe, dot: Value): Value {
    let value: Value;
    for (const [index, command] of pipe.commands.entries()) {
      value = this.command(command, dot, index === 0 ? [] : [value]);
    }
    for (const name of pipe.sets) this.set(name, value, pipe.declares);
    return value;
  }

  private command([first, ...rest]: Command, dot: Value, piped: readonly Value[]): Value {
    if (first.kind === 'function') return this.call(first.name, rest, dot, piped);
    if (rest.length + piped.length > 0) {
      throw new TemplateFault(
        `${named(first)} is given an argument, and is no function`,
        'write a function there, or use index',
      );
    }
    return this.operand(first, dot);
  }

  private call(name: string, operands: readonly Operand[], dot: Value, piped: readonly Value[]): Value {
    if (name === 'and' || name === 'or') return this.decided(name, operands, dot, piped);
    const args = [...operands.map((operand) => this.operand(operand, dot)), ...piped];
    const { call, ...signature } = this.functions[name]!;
    return call(...(checked(name, signature, args) as never[]));
  }

  /** `and` and `or` look at no more than decides them. */
  private decided(
    name: 'and' | 'or',
    operands: readonly Operand[],
    dot: Value,
    piped: readonly Value[],
  ): Value {
    const all = [
      ...operands.map((operand) => () => this.operand(operand, dot)),
      ...piped.map((value) => () => value),
    ];
    if (all.length === 0) throw new TemplateFault(`${name} has no argument`, 'give it at least one');
    let value: Value;
    for (const next of all) {
      value = next();
      if (truth(value) === (name === 'or')) return value;
    }
    return value;
  }

  private operand(operand: Operand, dot: Value): Value {
    switch (operand.kind) {
      case 'literal':
        return operand.value;
      case 'dot':
        return dot;
      case 'variable':
        return this.variable(operand.name).value;
      case 'pipe':
        return this.pipe(operand.pipe, dot);
      case 'function':
        return this.call(operand.name, [], dot, []);
      case 'chain':
        return operand.fields.reduce(
          (value, field) => this.field(value, field),
          this.operand(operand.of, dot),
        );
    }
  }

  private field(of: Value, name: string): Value {
    if (of === undefined) {
      if (this.missingKey !== 'error') return undefined;
      throw new TemplateFault(`there is no value to take '${name}' of`, 'give the parameter a value');
    }
    if (!(of instanceof Dict)) {
      throw new TemplateFault(
        `'${name}' is asked of ${typeName(of)}${typeof of === 'string' ? ` '${of}'` : ''}, which has no fields`,
        'take it of a map, or test for the map first',
        true,
      );
    }
    if (of.entries.has(name)) return of.entries.get(name);
    if (this.missingKey === 'error') {
      throw new TemplateFault(
        `there is no '${name}'`,
        of.entries.size === 0 ? 'nothing is there' : `use one of: ${of.keys().join(', ')}`,
        true,
      );
    }
    return this.missingKey === 'zero' ? (of.ofStrings ? '' : null) : undefined;
  }
}

function otherwise(node: Node & { readonly pipe: Pipe }): Block {
  return 'else' in node && node.else ? node.else : [];
}

function itemsOf(value: Value): (readonly [Value, Value])[] {
  if (value === undefined || value === null) return [];
  if (isList(value)) return value.map((item, index) => [BigInt(index), item] as const);
  if (value instanceof Dict) return value.keys().map((key) => [key, value.entries.get(key)] as const);
  if (typeof value === 'bigint') {
    return Array.from(
      { length: Math.max(0, Number(value)) },
      (_, index) => [BigInt(index), BigInt(index)] as const,
    );
  }
  throw new TemplateFault(`range goes over ${typeName(value)}`, 'give it a list or a map');
}

function named(operand: Operand): string {
  switch (operand.kind) {
    case 'chain':
      return `.${operand.fields.join('.')}`;
    case 'variable':
      return `$${operand.name}`;
    case 'literal':
      return printed(operand.value);
    default:
      return 'a value';
  }
}
