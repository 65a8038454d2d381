import type { Specs } from '../../lib/authored/specs';
import { indexOf, type PlanSome } from '../../lib/incremental/customer-index';
import { provenChange } from '../../lib/incremental/proven';
import { plan } from '../../lib/planner/plan';
import { sampleSpecs } from '../support/sample';
import { copied } from './twin';

const specs = sampleSpecs();

/** Nine customers: three of each of the sample. */
const large: Specs = {
  ...specs,
  customers: [0, 1, 2].flatMap((copy) =>
    specs.customers.map(({ spec: given }) => {
      const spec = copied(given, copy);
      return { spec, file: `customers/${spec.name}/customer.ts` };
    }),
  ),
};

const someOf =
  (given: Specs): PlanSome =>
  (names) => ({
    ...plan({ ...given, customers: given.customers.filter(({ spec }) => names.includes(spec.name)) }),
    rings: given.products.flatMap(({ rings = [] }) => rings),
  });

const { plan: found, issues } = plan(large);
const index = indexOf(found!, issues, someOf(large))!;

it('takes few customers for witnesses of all', () => {
  expect([issues, index.witnesses]).toEqual([[], ['customer-01', 'customer-02', 'customer-03']]);
});

it('knows of a change of others what it comes to, and of one of what customers are compared by that it does not', () => {
  const changed = (text: string, other: string): Specs => ({
    ...large,
    customers: large.customers.map((each) =>
      each.spec.name === 'customer-13'
        ? { ...each, spec: JSON.parse(JSON.stringify(each.spec).replace(text, other)) as typeof each.spec }
        : each,
    ),
  });
  const planned = (text: string, other: string) =>
    provenChange({ customers: ['customer-13'] }, index, issues, someOf(changed(text, other)))?.plans.map(
      ({ name }) => name,
    );
  expect(planned('"size":500', '"size":600')).toEqual(['customer-13']);
  expect(planned('"size":500', '"size":"none"')).toBeUndefined();
  expect(planned('shop.fab.1.test', 'shop.fab.test')).toBeUndefined();
});
