import type { Command } from 'commander';
import { historyHelp, type Shown } from '../help';
import { historyFormats, type HistoryOptions } from './index';

/** Adds the verb `history`. */
export function addHistory(
  program: Command,
  shown: Shown,
  go: (given: HistoryOptions) => Promise<void>,
): void {
  program
    .command('history')
    .description('print who got which version or value, when, by whom and why')
    .argument('[of]', 'a customer or tenant; all of them without')
    .option('--since <date>', 'what was published on that day or later, in UTC: 2026-11-01')
    .option('--format <format>', `one of ${historyFormats.join(', ')}`, 'text')
    .option(
      '--repo <url>',
      'URL or folder of the state repository; <name>=<url>, once for each, where there are several',
      (value: string, before: readonly string[] = []) => [...before, value],
    )
    .option('--branch <branch>', 'its branch; otherwise the one that the fleet states')
    .addHelpText('after', () => historyHelp(shown))
    .action((of: string | undefined, given: HistoryOptions) =>
      go({ ...given, ...(of !== undefined && { of }) }),
    );
}
