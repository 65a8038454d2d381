import type { z } from 'zod';
import { faultsOf } from '../issues/faults';
import type { Issue } from '../issues/issue';
import type { Specs } from '../authored/specs';
import { isMap } from '../authored/values';
import { choicesAt, customerChoices, fleetChoices, productChoices, type Choices } from './choices';
import { customerSchema } from '../authored/customer';
import { fleetSchema } from '../authored/fleet';
import { productSchema } from '../authored/product';

/** What is left of the specs to judge, and why the rest is not. */
export interface WellFormed {
  readonly specs: Specs;
  readonly issues: readonly Issue[];
  /** Names of the products that are left out: what refers to them is not wrong for that. */
  readonly malformed: readonly string[];
}

/**
 * The specs of the right shape, and an issue for every place where one is not. A malformed product or customer is
 * left out, so that the rules can judge the rest; where the fleet is malformed, nothing else can be judged.
 */
export function wellFormed(specs: Specs): WellFormed {
  const issues: Issue[] = [];
  const fits = (
    schema: z.ZodType,
    given: unknown,
    file: string,
    what: string,
    choices: Choices = [],
  ): boolean => {
    const found = faultsOf(schema, given, { file }, what, (path) => choicesAt(choices, path));
    issues.push(...found);
    return found.length === 0;
  };
  const isFleet = fits(fleetSchema, specs.fleet, specs.fleetFile, 'the fleet', fleetChoices(specs.fleet));
  const fleet = isFleet ? specs.fleet : noFleet;
  const ofProducts = productChoices(fleet);
  const products = specs.products.filter(({ spec, file }) =>
    fits(productSchema, spec, file, 'the product', ofProducts),
  );
  const ofCustomers = customerChoices(fleet);
  const customers = specs.customers.filter(({ spec, file }) =>
    fits(customerSchema, spec, file, 'the customer', ofCustomers),
  );
  if (!isFleet) {
    return { specs: { ...specs, fleet: noFleet, products: [], customers: [] }, issues, malformed: [] };
  }
  const malformed = specs.products
    .filter((input) => !products.includes(input))
    .flatMap(({ spec }: { readonly spec: unknown }) =>
      isMap(spec) && typeof spec['name'] === 'string' ? [spec['name']] : [],
    );
  return { specs: { ...specs, products, customers }, issues, malformed };
}

const noFleet: Specs['fleet'] = {
  state: { url: '', branch: '' },
  repositories: {},
  environments: {},
  rings: {},
  tiers: {},
  components: {},
  clusters: {},
};
