import { TemplateFault } from './fault';
import type { Token } from './lexer';
import { numeralOf } from './numbers/numeral';
import type { Command, Operand, Pipe } from './tree';

const CONSTANTS: Readonly<Record<string, boolean | null>> = { true: true, false: false, nil: null };

/** Reads what stands in one action. */
export class Operands {
  private at = 0;

  constructor(
    private readonly source: string,
    private readonly tokens: readonly Token[],
    /** Variables in sight; what is declared joins them. */
    private readonly variables: string[],
    private readonly isFunction: (name: string) => void,
  ) {}

  /** The whole action. */
  pipe(ranges: boolean): Pipe {
    const sets = this.assigned(ranges);
    const commands = this.commands();
    if (this.at < this.tokens.length) throw this.unexpected();
    // A variable is in sight only after what sets it.
    if (sets.declares) this.variables.push(...sets.sets);
    return { ...sets, commands };
  }

  private assigned(ranges: boolean): Pick<Pipe, 'sets' | 'declares'> {
    const [first, second, third, fourth] = this.tokens;
    if (first?.kind !== 'variable') return { sets: [], declares: false };
    if (second?.text === ',' && third?.kind === 'variable' && fourth && isAssignment(fourth)) {
      if (!ranges) throw this.fault('two variables are set', 'set one: only range has two');
      return this.setting([first.text, third.text], fourth.text, 4);
    }
    if (second && isAssignment(second)) return this.setting([first.text], second.text, 2);
    return { sets: [], declares: false };
  }

  private setting(sets: string[], mark: string, length: number): Pick<Pipe, 'sets' | 'declares'> {
    this.at += length;
    const declares = mark === ':=';
    if (!declares) sets.forEach((name) => this.inSight(name));
    return { sets, declares };
  }

  private commands(): Command[] {
    const commands: Command[] = [];
    for (;;) {
      const operands: Operand[] = [];
      for (let next = this.operand(); next; next = this.operand()) {
        operands.push(next);
        const token = this.tokens[this.at];
        if (token && !token.apart && !['|', ')'].includes(token.text)) throw this.unexpected();
      }
      const [first, ...rest] = operands;
      if (!first)
        throw this.fault(
          'a command is missing',
          'write a value or a function between {{ and }}, and after |',
        );
      if (first.kind === 'literal' && first.value === null && rest.length === 0) {
        throw this.fault('nil is no command', 'write a value or a function');
      }
      if (commands.length > 0 && !['function', 'chain', 'dot', 'variable', 'pipe'].includes(first.kind)) {
        throw this.fault('a value stands after |', 'write a function there');
      }
      commands.push([first, ...rest]);
      if (this.tokens[this.at]?.text !== '|' || this.tokens[this.at]?.kind !== 'mark') return commands;
      this.at++;
    }
  }

  /** One operand with the fields that follow it; undefined where the command ends. */
  private operand(): Operand | undefined {
    const of = this.term();
    if (!of) return undefined;
    const fields: string[] = [];
    for (
      let next = this.tokens[this.at];
      next?.kind === 'field' && !next.apart;
      next = this.tokens[++this.at]
    ) {
      fields.push(next.text);
    }
    if (fields.length === 0) return of;
    if (of.kind === 'literal') throw this.fault('a literal has no fields', 'put a space before the field');
    return of.kind === 'chain' ? { ...of, fields: [...of.fields, ...fields] } : { kind: 'chain', of, fields };
  }

  private term(): Operand | undefined {
    const token = this.tokens[this.at];
    if (!token || (token.kind === 'mark' && token.text !== '(')) return undefined;
    this.at++;
    switch (token.kind) {
      case 'string':
        return { kind: 'literal', value: token.text };
      case 'char':
        return this.character(token.text);
      case 'number': {
        const numeral = numeralOf(token.text)!;
        const isFloat = /^(?!.?0[xX]).*[.eE]/.test(token.text);
        if (!isFloat && numeral.int === undefined)
          throw this.fault(`${token.text} overflows int`, 'write a smaller number');
        return { kind: 'literal', value: isFloat ? numeral.float! : numeral.int!, numeral };
      }
      case 'dot':
        return { kind: 'dot' };
      case 'field':
        return { kind: 'chain', of: { kind: 'dot' }, fields: [token.text] };
      case 'variable':
        this.inSight(token.text);
        return { kind: 'variable', name: token.text };
      case 'word': {
        if (Object.hasOwn(CONSTANTS, token.text)) return { kind: 'literal', value: CONSTANTS[token.text] };
        this.isFunction(token.text);
        return { kind: 'function', name: token.text };
      }
      case 'mark':
        return this.parenthesised();
    }
  }

  private parenthesised(): Operand {
    const commands = this.commands();
    if (this.tokens[this.at]?.text !== ')') throw this.fault('a parenthesis is not closed', 'write )');
    this.at++;
    return { kind: 'pipe', pipe: { sets: [], declares: false, commands } };
  }

  /** A character in single quotes is the number that it has in Unicode. */
  private character(text: string): Operand {
    const [char, ...more] = Array.from(text);
    if (char === undefined || more.length > 0)
      throw this.fault(`'${text}' is no character`, 'write a string in double quotes');
    const code = char.codePointAt(0)!;
    return { kind: 'literal', value: BigInt(code), numeral: { int: BigInt(code), float: code } };
  }

  private inSight(name: string): void {
    if (this.variables.includes(name)) return;
    throw this.fault(`undefined variable $${name}`, `set it before: {{ $${name} := … }}`);
  }

  private unexpected(): TemplateFault {
    return this.fault(`unexpected '${this.tokens[this.at]!.text}'`, 'see the syntax of text/template');
  }

  private fault(problem: string, fix: string): TemplateFault {
    return new TemplateFault(`${problem} in ${this.source}`, fix);
  }
}

function isAssignment({ kind, text }: Token): boolean {
  return kind === 'mark' && (text === ':=' || text === '=');
}
