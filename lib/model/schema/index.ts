import type { z } from 'zod';
import { error, within, type Issue, type Location } from '../issue';
import type { Specs } from '../specs';
import { customerSchema } from './customer';
import { fleetSchema } from './fleet';
import { productSchema } from './product';
import { explain } from './explain';

/**
 * The specs of the right shape, and an issue for every place where one is not. A malformed product or customer is
 * left out, so that the rules can judge the rest; of a malformed fleet nothing is left to judge.
 */
export function wellFormed(specs: Specs): { specs: Specs; issues: Issue[] } {
  const issues: Issue[] = [];
  const fits = (schema: z.ZodType, given: unknown, at: Location): boolean => {
    const found = faultsOf(schema, given, at);
    issues.push(...found);
    return found.length === 0;
  };
  if (!fits(fleetSchema, specs.fleet, { file: specs.fleetFile })) {
    return { specs: { ...specs, fleet: emptyFleet(specs), products: [], customers: [] }, issues };
  }
  const products = specs.products.filter(({ spec, file }) => fits(productSchema, spec, { file }));
  const customers = specs.customers.filter(({ spec, file }) => fits(customerSchema, spec, { file }));
  return { specs: { ...specs, products, customers }, issues };
}

/** An issue for every fault that the schema finds. */
export function faultsOf(schema: z.ZodType, given: unknown, at: Location): Issue[] {
  const result = schema.safeParse(given);
  return (result.error?.issues ?? []).map((fault) => {
    const { problem, fix } = explain(fault, given);
    return error(within(at, ...fault.path.map(String)), problem, fix);
  });
}

function emptyFleet(specs: Specs): Specs['fleet'] {
  const none = { repositories: {}, environments: {}, rings: {}, tiers: {}, components: {}, clusters: {} };
  return { state: { url: '', branch: '' }, ...none, ...(specs.fleet?.naming && {}) };
}
