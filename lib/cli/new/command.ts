import { Option, type Command } from 'commander';
import type { NewNoun } from '../../scaffold/addition';
import { nouns, type NounName } from '../../scaffold/nouns';
import type { NewOptions } from './index';

/** Options that are about one of several, or may be given several times. */
const REPEATED = /^(cluster|ring|set|chart-version)$/;

/** `new customer [name] --tier standard …`: a command for each noun. */
export function addNew(program: Command, go: (options: NewOptions) => Promise<void>): void {
  const added = program
    .command('new')
    .description('write one more customer, product, ring, environment, cluster or component, and synthesize')
    .helpCommand(false);
  for (const [noun, { summary, options, switches = {} }] of Object.entries<NewNoun>(nouns)) {
    const one = added.command(noun).description(summary).argument('[name]', 'asked for where it is left out');
    for (const [name, text] of Object.entries(options)) {
      const option = new Option(`--${name} <${name}>`, text);
      if (REPEATED.test(name)) option.argParser((value, before: string[] = []) => [...before, value]);
      one.addOption(option);
    }
    for (const [name, text] of Object.entries(switches)) one.option(`--${name}`, text);
    one.action((name: string | undefined, given: Typed) =>
      go({ noun: noun as NounName, ...(name !== undefined && { name }), given: byOption(given) }),
    );
  }
}

/** Options as commander has them. */
type Typed = Readonly<Record<string, string | true | readonly string[]>>;

/** By the names of options, which commander writes as those of properties: `api-server`. */
function byOption(given: Typed): NewOptions['given'] {
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => [
      key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      Array.isArray(value) ? (value as readonly string[]) : [String(value)],
    ]),
  );
}
