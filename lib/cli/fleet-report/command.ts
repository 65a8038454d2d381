import type { Command } from 'commander';
import { REPORT_FILE, type FleetReportOptions } from '.';
import type { Shown } from '../help';

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
    .addHelpText(
      'after',
      () => `
The page needs nothing beside it and asks nobody for anything: open it from disk, attach it, or publish it. Its address keeps
what is chosen, and which customer or release is opened. Values that are secret by their key or form are not in it.

Examples:
  ${command} report --open
  ${command} report --out /tmp/fleet.html`,
    )
    .action((given: FleetReportOptions) => go(given));
}
