import type { Command } from 'commander';
import type { LeavingOptions, MoveOptions } from './options';

const COMMIT = 'make the next step: edit, synthesize, commit';

/** `move <tenant> --to <cluster>` or `--ring <ring>`, `rename customer <name> --to <name>`, and `remove customer <name> --resources keep`. */
export function addLeaving(program: Command, go: (options: LeavingOptions) => Promise<void>): void {
  program
    .command('move')
    .description('show the steps by which a tenant moves to another cluster or ring, or make the next one')
    .argument('<tenant>')
    .option('--to <cluster>', 'the cluster, of any engine')
    .option('--ring <ring>', 'the ring, of its environment')
    .option('--reason <reason>', 'why, where a release goes back in that ring, or a freeze is in the way')
    .option('--commit', COMMIT)
    .action((name: string, given: Omit<MoveOptions, 'verb' | 'name'>) =>
      go({ verb: 'move', name, ...given }),
    );
  program
    .command('rename')
    .description('show the steps by which a customer gets another name, or make the next one')
    .helpCommand(false)
    .command('customer')
    .argument('<name>')
    .requiredOption('--to <name>', 'its name from then on')
    .option('--commit', COMMIT)
    .action((name: string, given: { to: string; commit?: boolean }) =>
      go({ verb: 'rename', name, ...given }),
    );
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
