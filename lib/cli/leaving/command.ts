import type { Command } from 'commander';
import type { LeavingOptions } from './steps';

const COMMIT = 'make the next step: edit, synthesize, commit';

/** `move <tenant> --to <cluster>`, and `remove customer <name> --resources keep`. */
export function addLeaving(program: Command, go: (options: LeavingOptions) => Promise<void>): void {
  program
    .command('move')
    .description('show the steps by which a tenant moves to another cluster, or make the next one')
    .argument('<tenant>')
    .requiredOption('--to <cluster>', 'the cluster, of any engine')
    .option('--commit', COMMIT)
    .action((name: string, given: { to: string; commit?: boolean }) => go({ verb: 'move', name, ...given }));
  program
    .command('remove')
    .description('show the steps by which a customer goes, or make the next one')
    .helpCommand(false)
    .command('customer')
    .argument('<name>')
    .option('--resources <keep or delete>', 'what becomes of its workloads')
    .option('--commit', COMMIT)
    .action((name: string, given: { resources?: string; commit?: boolean }) =>
      go({ verb: 'remove', name, ...given }),
    );
}
