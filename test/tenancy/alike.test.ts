import fc from 'fast-check';
import { renderAll } from '../../lib/cli/synth';
import { construct } from '../../lib/constructs';
import { render } from '../../lib/output';
import type { CustomerSpec } from '../../lib/authored/customer';
import type { Specs } from '../../lib/authored/specs';
import { planOf, sampleSpecs, withCustomer, type Files } from '../support/sample';
import { variants } from '../support/variants';

const filesIn = (files: Iterable<{ readonly path: string; readonly content: string }>): Files =>
  Object.fromEntries([...files].map(({ path, content }) => [path, content]));

/** The files of a customer, of a plan that nothing was made of yet: each object is a construct, which cdk8s resolves. */
function alone(specs: Specs, name: string): Files {
  const plan = planOf(specs).customers.find((each) => each.name === name)!;
  return filesIn(render(construct({ kind: 'customer', plan }, { patch: () => undefined })));
}

/** Each customer's files among those of the whole fleet, where what tenants have alike is made once. */
function expectAlike(specs: Specs): void {
  const plan = planOf(specs);
  const all = filesIn(renderAll(plan));
  for (const { name } of plan.customers) expect(all).toMatchObject(alone(specs, name));
}

test.each(variants())('what tenants have alike is what each would have alone: %s', (_, specs) => {
  expectAlike(specs);
});

/** What the specs of generated customers differ in: all but names. */
const customer = fc.record({
  tier: fc.constantFrom('standard', 'premium'),
  products: fc.subarray(['product-a', 'product-b', 'product-c'] as const, { minLength: 1 }),
  // Few clusters, so that customers meet.
  cluster: fc.constantFrom('shared-prod', 'customer-01-prod', 'edge-prod'),
});

const valuesOf = (name: string) => ({
  'product-a': { host: `a.${name}.test`, replicaCount: 1 },
  'product-b': { host: `b.${name}.test` },
  'product-c': { database: { host: 'orders.databases', port: 5432 } },
});

test('so it is in generated fleets', () => {
  const customers = fc.array(customer, { minLength: 2, maxLength: 6 });
  const check = (given: readonly (typeof customer extends fc.Arbitrary<infer Each> ? Each : never)[]) => {
    const made = given.map(({ tier, products, cluster }, index): CustomerSpec => {
      const name = `made-${index}`;
      const values = valuesOf(name);
      return {
        name,
        title: `Made ${index}`,
        tier,
        region: 'westeurope',
        contact: 'it@made.test',
        group: `${name}-operators`,
        products: Object.fromEntries(products.map((product) => [product, values[product]])),
        tenants: { prod: { cluster, ring: 'ring2-earlyadopters' } },
      };
    });
    expectAlike(made.reduce(withCustomer, sampleSpecs()));
  };
  fc.assert(fc.property(customers, check), { numRuns: 5 });
});
