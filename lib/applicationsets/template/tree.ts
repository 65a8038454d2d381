import type { Numeral } from './numbers/numeral';
import type { Value } from './value';

/** What a template consists of. */
export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'action'; readonly pipe: Pipe }
  | {
      readonly kind: 'if' | 'with' | 'range';
      readonly pipe: Pipe;
      readonly then: Block;
      readonly else?: Block;
    }
  /** Another template, with what it is given for the dot. */
  | { readonly kind: 'template'; readonly name: string; readonly pipe?: Pipe }
  | { readonly kind: 'break' | 'continue' };

export type Block = readonly Node[];

/** A template, and those that it defines. */
export interface Parsed {
  readonly main: Block;
  readonly named: ReadonlyMap<string, Block>;
}

/** `$a, $b := first | second arg`. */
export interface Pipe {
  /** Variables that it sets; at most two, and those of `range` alone. */
  readonly sets: readonly string[];
  /** Whether they are new here. */
  readonly declares: boolean;
  readonly commands: readonly Command[];
}

/** A function or value, and what it is called with. */
export type Command = readonly [Operand, ...Operand[]];

export type Operand =
  /** Of a number also what else it can be: it is whatever number a function wants. */
  | { readonly kind: 'literal'; readonly value: Value; readonly numeral?: Numeral }
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'dot' }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'pipe'; readonly pipe: Pipe }
  | { readonly kind: 'chain'; readonly of: Operand; readonly fields: readonly string[] };
