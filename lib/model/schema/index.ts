import type { z } from 'zod';
import { error, within, type Issue, type Location } from '../issue';
import type { Specs } from '../specs';
import { suggest } from '../suggest';
import { isMap } from '../values';
import { choicesAt, customerChoices, fleetChoices, productChoices, type Choices } from './choices';
import { customerSchema } from './customer';
import { faultsIn } from './explain';
import { fleetSchema } from './fleet';
import { productSchema } from './product';

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
    const found = faultsOf(schema, given, { file }, what, choices);
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

/**
 * An issue for every fault that the schema finds. `what` names the whole, where that is at fault; where a name of the
 * fleet belongs, the fix is the choices that there are.
 */
export function faultsOf(
  schema: z.ZodType,
  given: unknown,
  at: Location,
  what = 'the file',
  choices: Choices = [],
): Issue[] {
  return faultsIn(schema, given).map(({ path, problem, fix }) => {
    const allowed = choicesAt(choices, path);
    return error(
      within(at, ...path),
      `${path.length === 0 ? what : `'${path.join('.')}'`} ${problem}`,
      allowed.length === 0 ? fix : suggest('', allowed),
    );
  });
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
