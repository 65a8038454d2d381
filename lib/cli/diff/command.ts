import type { Command } from 'commander';
import { diffHelp, type Shown } from '../help';
import { diffFormats, type DiffOptions } from '.';

/** `diff --against <revision or folder>`. */
export function addDiff(program: Command, shown: Shown, go: (options: DiffOptions) => Promise<void>): void {
  const andMore = (name: string, names: readonly string[] = []) => [...names, name];
  program
    .command('diff')
    .description('print what changes for customers, rings and clusters, and what it would destroy')
    .option(
      '--against <revision|folder>',
      'a commit of git, <branch>... for where it was left, or a folder of output',
      'HEAD',
    )
    .option('--format <format>', `one of ${Object.keys(diffFormats).join(', ')}`, 'text')
    .option(
      '--from <revision|folder>',
      'what is compared with it, as of --against; what the fleet comes to now, without',
    )
    .option(
      '--allow <name>',
      'let this tenant, customer, cluster or object be deleted, replaced or loosened, once for each',
      andMore,
    )
    .option('--resynthesize', 'make the output of commits from their sources, though they have one')
    .addHelpText('after', () => diffHelp(shown))
    .action((given: DiffOptions) => go(given));
}
