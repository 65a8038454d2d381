import { join } from 'node:path';
import type { Specs } from '../lib/authored/specs';
import type * as Read from '../lib/read';
import { load } from '../entry/load.cjs';
import { customerOf, factsOf, type Facts } from './customers';
import catalogue from './fleet/products/catalogue';

const { read } = load('lib/read/index') as typeof Read;

/** The folder of the program that the workload is of. It has no customers of its own. */
export const FLEET = join(__dirname, 'fleet');

/** The standard workload, in memory: the fleet in `fleet/` with so many customers, or with these. */
export function workload(customers: number | readonly Facts[]): Specs {
  const { specs, issues } = read({ root: FLEET, catalogue });
  if (issues.length > 0) throw new Error(JSON.stringify(issues));
  const all =
    typeof customers === 'number'
      ? Array.from({ length: customers }, (_, index) => factsOf(index))
      : customers;
  return {
    ...specs,
    customers: all.map((facts) => ({
      spec: customerOf(facts),
      file: `customers/${facts.name}/customer.ts`,
    })),
  };
}
