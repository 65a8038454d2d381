import type { Command } from 'commander';
import { REPORT_FILE } from '.';
import type { Shown } from '../help';
import type { FleetReportOptions } from './options';

const several = (value: string, before: readonly string[] = []) => [...before, value];

/** Adds `report`. */
export function addReport(
  program: Command,
  { command }: Pick<Shown, 'command'>,
  go: (given: FleetReportOptions) => Promise<void>,
): void {
  program
    .command('report')
    .description('write one HTML page that shows what runs where, and who is behind')
    .option('--out <file>', 'the file that is written', REPORT_FILE)
    .option('--open', 'open it in a browser')
    .option(
      '--repo <url>',
      'URL or folder of the state repository, for what was published; <name>=<url>, once for each, where there are several',
      several,
    )
    .option('--branch <branch>', 'its branch; otherwise the one that the fleet states')
    .option('--since <date>', 'what was published on that day or later; otherwise in the last 90 days')
    .option(
      '--live <file>',
      'what `kubectl get applications,helmreleases,kustomizations -A -o json` printed; once for each cluster',
      several,
    )
    .option('--serve', 'serve it on this machine alone, made anew at each reload, and write nothing')
    .addHelpText(
      'after',
      () => `
The page needs nothing beside it and asks nobody for anything: open it from disk, attach it, or publish it. Its address keeps
what is chosen, and which customer or release is opened. Values that are secret by their key or form are not in it.

Examples:
  ${command} report --open
  ${command} report --repo ../fleet-state --live prod.json --out /tmp/fleet.html
  ${command} report --serve --open`,
    )
    .action((given: FleetReportOptions) => go(given));
}
