import type { Command } from 'commander';
import type { HoldOptions } from '.';

const DRY_RUN = 'show what would change, and write nothing';

/** `hold <customer or tenant>`, and `release-hold <customer or tenant>`. */
export function addHold(program: Command, go: (options: HoldOptions) => Promise<void>): void {
  program
    .command('hold')
    .description('keep the version of a product while its ring moves on: edit the customer, and synthesize')
    .argument('<of>', 'a customer, and so all its tenants with the product, or one tenant')
    .requiredOption('--product <product>', 'the product')
    .requiredOption('--until <day>', 'the last day, as in 2026-12-31')
    .requiredOption('--reason <reason>', 'why')
    .option('--version <version>', 'the version; what each runs now, without')
    .option('--dry-run', DRY_RUN)
    .option('--json', 'print JSON')
    .action((of: string, given: Omit<HoldOptions, 'of'>) => go({ ...given, of }));
  program
    .command('release-hold')
    .description('let a product move to what its ring runs: edit the customer, and synthesize')
    .argument('<of>', 'a customer, and so all its tenants that hold the product, or one tenant')
    .requiredOption('--product <product>', 'the product')
    .option('--reason <reason>', 'why, where a freeze is in the way')
    .option('--dry-run', DRY_RUN)
    .option('--json', 'print JSON')
    .action((of: string, given: Omit<HoldOptions, 'of' | 'until'>) => go({ ...given, of, isReleased: true }));
}
