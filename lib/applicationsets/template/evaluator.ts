import { Commands, type Environment } from './commands';
import { TemplateFault } from './fault';
import { bounded, MOST_CHARACTERS, MOST_DEPTH, MOST_STEPS } from './limits';
import { written } from './print';
import type { Block, Node, Parsed, Pipe } from './tree';
import { Dict, isList, Sized, truth, typeName, type Value } from './value';

/** What ends a turn of a loop, or the loop. */
type Ended = 'break' | 'continue' | undefined;

type Controlled = Node & { readonly pipe: Pipe; readonly then: Block };

/** One run of a template, which is used once. */
export class Run {
  private readonly out: string[] = [];
  private commands: Commands;
  private depth = 0;
  private size = 0;

  constructor(
    private readonly parsed: Parsed,
    private readonly environment: Environment,
    private readonly params: Value,
  ) {
    this.commands = new Commands(environment, params);
  }

  /** @throws TemplateFault */
  text(): string {
    this.block(this.parsed.main, this.params);
    return this.out.join('');
  }

  private write(text: string): void {
    this.size = bounded('the template', this.size + text.length, MOST_CHARACTERS);
    this.out.push(text);
  }

  private block(block: Block, dot: Value): Ended {
    const { variables } = this.commands;
    const known = variables.length;
    try {
      for (const node of block) {
        this.environment.budget.step();
        const ended = this.node(node, dot);
        if (ended) return ended;
      }
      return undefined;
    } finally {
      variables.length = known;
    }
  }

  private node(node: Node, dot: Value): Ended {
    switch (node.kind) {
      case 'text':
        this.write(node.text);
        return undefined;
      case 'action': {
        const value = this.commands.pipe(node.pipe, dot);
        if (node.pipe.sets.length === 0) this.write(written(value));
        return undefined;
      }
      case 'template':
        this.template(node, dot);
        return undefined;
      case 'break':
      case 'continue':
        return node.kind;
      default:
        return this.control(node, dot);
    }
  }

  private template({ name, pipe }: Node & { readonly kind: 'template' }, dot: Value): void {
    const block = this.parsed.named.get(name);
    if (!block)
      throw new TemplateFault(
        `there is no template "${name}"`,
        `define it in the same text: {{ define "${name}" }}`,
      );
    if (this.depth === MOST_DEPTH)
      throw new TemplateFault(`the template "${name}" is within itself without end`, 'let it end');
    const caller = this.commands;
    const given = pipe && caller.pipe(pipe, dot);
    this.commands = new Commands(this.environment, given);
    this.depth++;
    this.block(block, given);
    this.depth--;
    this.commands = caller;
  }

  private control(node: Controlled, dot: Value): Ended {
    const { variables } = this.commands;
    const known = variables.length;
    try {
      if (node.kind === 'range') {
        const value = this.commands.pipe({ ...node.pipe, sets: [] }, dot);
        return this.range(node, value, dot);
      }
      const value = this.commands.pipe(node.pipe, dot);
      if (truth(value)) return this.block(node.then, node.kind === 'with' ? value : dot);
      return this.block(otherwise(node), dot);
    } finally {
      variables.length = known;
    }
  }

  private range(node: Controlled, over: Value, dot: Value): Ended {
    const { sets, declares } = node.pipe;
    const items = itemsOf(over, sets.length);
    if (items.length === 0) return this.block(otherwise(node), dot);
    const { commands } = this;
    for (const [key, item] of items) {
      const known = commands.variables.length;
      const values = sets.length === 2 ? [key, item] : [item];
      sets.forEach((name, index) => commands.set(name, values[index], declares));
      const ended = this.block(node.then, item);
      commands.variables.length = known;
      if (ended === 'break') break;
    }
    return undefined;
  }
}

function otherwise(node: Controlled): Block {
  return 'else' in node && node.else ? node.else : [];
}

function itemsOf(value: Value, variables: number): (readonly [Value, Value])[] {
  if (value === undefined || value === null) return [];
  if (isList(value)) return value.map((item, index) => [BigInt(index), item] as const);
  if (value instanceof Dict) return value.keys().map((key) => [key, value.entries.get(key)] as const);
  if (typeof value !== 'bigint' && !(value instanceof Sized))
    throw new TemplateFault(`range goes over ${typeName(value)}`, 'give it a list or a map');
  if (variables > 1) throw new TemplateFault('range over a number sets two variables', 'set one');
  const count = Number(typeof value === 'bigint' ? value : value.value);
  return Array.from({ length: Math.max(0, bounded('range', count, MOST_STEPS)) }, (_, index) => {
    const at = typeof value === 'bigint' ? BigInt(index) : new Sized(BigInt(index), value.type);
    return [undefined, at] as const;
  });
}
