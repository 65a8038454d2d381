import type { Command } from 'commander';
import type { StatusOptions } from '.';

/** `status [customer, tenant or product]`. */
export function addStatus(program: Command, go: (options: StatusOptions) => Promise<void>): void {
  program
    .command('status')
    .description('print who runs which version, who is held or behind, and what may be promoted')
    .argument('[of]', 'a customer, tenant or product, and each of its releases; the fleet without')
    .option('--customers', 'every release, of the fleet too')
    .option('--json', 'print JSON')
    .action((of: string | undefined, given: StatusOptions) =>
      go({ ...given, ...(of !== undefined && { of }) }),
    );
}
