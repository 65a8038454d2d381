import type { Command } from 'commander';
import type { RecallOptions } from '.';

/** `recall <product> <version>`. */
export function addRecall(program: Command, go: (options: RecallOptions) => Promise<void>): void {
  program
    .command('recall')
    .description('let no ring take a version any more: edit recalls.yaml, and say who runs it')
    .argument('<product>')
    .argument('<version>')
    .requiredOption('--reason <reason>', 'why')
    .option('--dry-run', 'show what would change, and write nothing')
    .option('--json', 'print JSON')
    .action((product: string, version: string, given: Omit<RecallOptions, 'product' | 'version'>) =>
      go({ ...given, product, version }),
    );
}
