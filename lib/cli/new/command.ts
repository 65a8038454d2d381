import { Option, type Command } from 'commander';
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
  for (const [noun, { summary, options }] of Object.entries(nouns)) {
    const one = added.command(noun).description(summary).argument('[name]', 'asked for where it is left out');
    for (const [name, text] of Object.entries(options)) {
      const option = new Option(`--${name} <${name}>`, text);
      if (REPEATED.test(name)) option.argParser((value, before: string[] = []) => [...before, value]);
      one.addOption(option);
    }
    one.action((name: string | undefined, given: Readonly<Record<string, string | readonly string[]>>) =>
      go({ noun: noun as NounName, ...(name !== undefined && { name }), given: byOption(given) }),
    );
  }
}

/** By the names of options, which commander writes as those of properties: `api-server`. */
function byOption(given: Readonly<Record<string, string | readonly string[]>>): NewOptions['given'] {
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => [
      key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      typeof value === 'string' ? [value] : value,
    ]),
  );
}
