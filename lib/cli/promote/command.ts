import type { Command } from 'commander';
import type { PromoteOptions } from './options';

const DRY_RUN = 'show what would change, and write nothing';

/** `promote <product> --to <ring>`, and `rollback <product> --ring <ring>`. */
export function addPromote(program: Command, go: (options: PromoteOptions) => Promise<void>): void {
  program
    .command('promote')
    .description('let a ring run a version: edit rings.yaml, and synthesize')
    .argument('[product]', 'left out with --set')
    .option(
      '--set <name>',
      'a release set: the versions that releases/<name>.yaml says, of all its products or of none',
    )
    .option('--to <ring>', 'the ring')
    .option('--missing', 'every ring that lacks the version, as far as it may have it today')
    .option('--version <version>', 'the version; the newest that the rings before have proven, without')
    .option('--percent <percent>', 'the share of its customers: the others run what they run')
    .option('--reason <reason>', 'why, where it goes back to an older version, or does not wait')
    .option('--hotfix', 'although the rings before have not run it, or not for long enough, or in a freeze')
    .option('--dry-run', DRY_RUN)
    .option('--json', 'print JSON')
    .action((product: string | undefined, { to, ...given }: Omit<PromoteOptions, 'ring'> & { to?: string }) =>
      go({ ...given, ...(product !== undefined && { product }), ...(to !== undefined && { ring: to }) }),
    );
  program
    .command('rollback')
    .description('let a ring run what it ran before: edit rings.yaml, and synthesize')
    .argument('<product>')
    .requiredOption('--ring <ring>', 'the ring')
    .option('--to <version>', 'a version that it ran; the last one, without')
    .requiredOption('--reason <reason>', 'why')
    .option('--dry-run', DRY_RUN)
    .option('--json', 'print JSON')
    .action((product: string, { to, ...given }: Omit<PromoteOptions, 'version'> & { to?: string }) =>
      go({ ...given, product, isRollback: true, ...(to !== undefined && { version: to }) }),
    );
}
