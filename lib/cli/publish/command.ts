import type { Command } from 'commander';
import { publishHelp, type Shown } from '../help';
import type { PublishFleetOptions } from './index';

/** Adds the verb `publish`. */
export function addPublish(
  program: Command,
  shown: Shown,
  go: (given: PublishFleetOptions) => Promise<void>,
): void {
  const more = (value: string, before: readonly string[] = []) => [...before, value];
  program
    .command('publish')
    .description('commit what dist/ would be to the state repository, with who, why and from which source')
    .option(
      '--repo <url>',
      'URL, or folder of a bare repository; <name>=<url>, once for each, where there are several',
      more,
    )
    .option('--branch <branch>', 'branch to publish to; otherwise the one that the fleet states')
    .option('--pull-request-branch <branch>', 'put the commit on this branch instead, for a pull request')
    .option('--allow <name>', 'let through what this name stands for, in this run; once for each', more)
    .option('--reason <text>', 'why; it stands in the commit')
    .option('--allow-dirty', 'publish a fleet with changes that are in no commit')
    .option('--dry-run', 'judge everything, print the commit message, and write nothing')
    .option('--json', 'print what was done as JSON')
    .addHelpText('after', () => publishHelp(shown))
    .action((given: PublishFleetOptions) => go(given));
}
