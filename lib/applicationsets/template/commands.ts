import { TemplateFault, uncertain } from './fault';
import { checked } from './functions/arguments';
import type { Functions, Kind } from './functions/function';
import { MOST_CHARACTERS, type Budget } from './limits';
import { printed } from './print';
import { METHODS } from './semver/methods';
import { Version } from './semver/version';
import type { Command, Operand, Pipe } from './tree';
import { Dict, truth, typeName, typeOf, type Value } from './value';

/** What a key that a map does not have gives (`missingkey=` of text/template). */
export type MissingKey = 'error' | 'zero' | 'invalid';

interface Variable {
  readonly name: string;
  value: Value;
}

export interface Environment {
  readonly functions: Functions;
  readonly missingKey: MissingKey;
  readonly budget: Budget;
}

/** What stands in actions, with the variables of one template. */
export class Commands {
  readonly variables: Variable[];

  constructor(
    private readonly environment: Environment,
    dot: Value,
  ) {
    this.variables = [{ name: '', value: dot }];
  }

  pipe(pipe: Pipe, dot: Value): Value {
    let value: Value;
    for (const [index, command] of pipe.commands.entries()) {
      // What is nil by itself is no value at all behind a pipe or in parentheses.
      value = this.command(command, dot, index === 0 ? [] : [value]) ?? undefined;
    }
    for (const name of pipe.sets) this.set(name, value, pipe.declares);
    return value;
  }

  set(name: string, value: Value, declares: boolean): void {
    if (declares) this.variables.push({ name, value });
    else this.variable(name).value = value;
  }

  private variable(name: string): Variable {
    // The parser has seen to it that there is one.
    return this.variables.findLast((known) => known.name === name)!;
  }

  private command([first, ...rest]: Command, dot: Value, piped: readonly Value[]): Value {
    if (first.kind === 'function') return this.call(first.name, rest, dot, piped);
    if (rest.length + piped.length === 0) return this.operand(first, dot);
    if (first.kind === 'chain') {
      const of = this.fields({ ...first, fields: first.fields.slice(0, -1) }, dot);
      const args = [...rest.map((operand) => this.argument(operand, 'any', dot)), ...piped];
      if (of instanceof Version) return this.method(of, first.fields.at(-1)!, args);
    }
    throw new TemplateFault(
      `${named(first)} is given an argument, and is no function`,
      'write a function there, or use index',
    );
  }

  private call(name: string, operands: readonly Operand[], dot: Value, piped: readonly Value[]): Value {
    this.environment.budget.step();
    if (name === 'and' || name === 'or') return this.decided(name, operands, dot, piped);
    const { call, ...signature } = this.environment.functions[name]!;
    const kindAt = (index: number) => signature.params[index] ?? signature.rest ?? 'any';
    const args = [...operands.map((operand, index) => this.argument(operand, kindAt(index), dot)), ...piped];
    const result = call(...(checked(name, signature, args) as never[]));
    if (typeof result === 'string' && result.length > MOST_CHARACTERS)
      throw uncertain(`${name} gives ${result.length} characters`);
    return result;
  }

  /** A number is whatever number the function wants, and nil is the empty value of a map or list. */
  private argument(operand: Operand, kind: Kind, dot: Value): Value {
    if (operand.kind !== 'literal') return this.operand(operand, dot);
    const { numeral, value } = operand;
    if (numeral && kind === 'int') return numeral.int ?? value;
    if (numeral && kind === 'float') return numeral.float ?? value;
    return value ?? undefined;
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
        return this.fields(operand, dot);
    }
  }

  private fields({ of, fields }: Operand & { readonly kind: 'chain' }, dot: Value): Value {
    return fields.reduce<Value>((value, name) => this.field(value, name), this.operand(of, dot));
  }

  private field(of: Value, name: string): Value {
    if (of instanceof Version) return this.method(of, name, []);
    if (of === undefined) {
      if (this.environment.missingKey !== 'error') return undefined;
      throw new TemplateFault(`there is no value to take '${name}' of`, 'give the parameter a value');
    }
    if (!(of instanceof Dict)) {
      throw new TemplateFault(
        `'${name}' is asked of ${typeName(of)}${typeof of === 'string' ? ` '${of}'` : ''}, which has no fields`,
        'take it of a map, or test for the map first',
        of !== null,
      );
    }
    if (of.entries.has(name)) return of.entries.get(name);
    if (this.environment.missingKey === 'error') {
      throw new TemplateFault(
        `there is no '${name}'`,
        of.entries.size === 0 ? 'nothing is there' : `use one of: ${of.keys().join(', ')}`,
        true,
      );
    }
    return this.environment.missingKey === 'zero' ? (of.ofStrings ? '' : null) : undefined;
  }

  private method(of: Version, name: string, args: readonly Value[]): Value {
    const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
    const known = Object.keys(METHODS);
    if (!method || (method.ofPointers && !of.isPointer))
      throw new TemplateFault(`a version has no '${name}'`, `use one of: ${known.join(', ')}`, true);
    const [other] = args;
    if (!method.takesVersion && args.length === 0) return method.call(of, of);
    if (method.takesVersion && args.length === 1 && other instanceof Version && other.isPointer)
      return method.call(of, other);
    const given = args.length === 0 ? 'nothing' : args.map(typeOf).join(', ');
    throw new TemplateFault(
      `${name} of a version is given ${given}`,
      method.takesVersion ? 'give it another version: (semver "1.2.3")' : 'give it nothing',
    );
  }
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
