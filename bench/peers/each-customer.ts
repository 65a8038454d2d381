import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts } from '../customers';

/** Writes each.sh, which runs a program once for each customer: `sh each.sh <program> <out>`. */
export function eachCustomer(
  folder: string,
  customers: readonly Facts[],
  argumentsFor: (facts: Facts) => string,
): void {
  const lines = customers.map((facts) => `"$program" ${argumentsFor(facts)} > /dev/null\n`);
  writeFileSync(join(folder, 'each.sh'), `set -e\nprogram=$1 out=$2\n${lines.join('')}`);
}
