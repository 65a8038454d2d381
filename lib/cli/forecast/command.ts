import type { Command } from 'commander';
import type { ForecastOptions } from '.';

/** `forecast [customer, tenant or product]`. */
export function addForecast(program: Command, go: (options: ForecastOptions) => Promise<void>): void {
  program
    .command('forecast')
    .description('print when rings and customers get which version, and what they wait for')
    .argument('[of]', 'a customer or tenant, and each of its releases; or a product; the fleet without')
    .option('--json', 'print JSON')
    .action((of: string | undefined, given: ForecastOptions) =>
      go({ ...given, ...(of !== undefined && { of }) }),
    );
}
