import fc from 'fast-check';
import type { CustomerSpec } from '../../lib/authored/customer';
import type { Specs } from '../../lib/authored/specs';
import { construct } from '../../lib/constructs';
import { changedPlans, indexOf, type PlanSome } from '../../lib/incremental/customers';
import { render } from '../../lib/output';
import { plan } from '../../lib/planner/plan';
import { filesOf, sampleSpecs, type Files } from '../support/sample';

const specs = sampleSpecs();

/** Nine customers: three of each of the sample. */
const large: Specs = {
  ...specs,
  customers: [0, 1, 2].flatMap((copy) => specs.customers.map(({ spec }) => copied(spec, copy))),
};

function copied(spec: CustomerSpec, copy: number) {
  const text = JSON.stringify(spec)
    .replaceAll(/"(customer-\d+)"/g, (_, name: string) => `"${name}${'x'.repeat(copy)}"`)
    .replaceAll(/(\.test|-operators)"/g, (end) => `${copy > 0 ? `-${copy}` : ''}${end}`);
  const own = { ...(JSON.parse(text) as CustomerSpec), name: `${spec.name}${'x'.repeat(copy)}` };
  return { spec: own, file: `customers/${own.name}/customer.ts` };
}

const someOf =
  (given: Specs): PlanSome =>
  (names) =>
    plan({ ...given, customers: given.customers.filter(({ spec }) => names.includes(spec.name)) });

/** Files after the change, made of those before it and of the changed customers alone; nothing where it takes a full run. */
function incrementally(before: Specs, after: Specs, name: string): Files | undefined {
  const { plan: found, issues } = plan(before);
  const index = indexOf(found!, issues, someOf(before));
  const plans = index && changedPlans([name], index, issues, someOf(after));
  if (!plans) return undefined;
  const files = { ...filesOf(before) };
  for (const { name: own } of plans) {
    const old = JSON.parse(files[`customers/${own}/index.json`]!) as { files: { path: string }[] };
    for (const { path } of old.files) delete files[path];
  }
  for (const each of plans)
    for (const { path, content } of render(construct({ kind: 'customer', plan: each })))
      files[path] = content;
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
}

it('takes few customers for witnesses of all', () => {
  const { plan: found, issues } = plan(large);
  const index = indexOf(found!, issues, someOf(large));
  expect([issues, index?.witnesses]).toEqual([[], ['customer-01', 'customer-02', 'customer-03']]);
});

type Tree = Record<string, unknown>;

/** Sets what lies at the path; what is not there is made. */
function setting(spec: CustomerSpec, path: readonly string[], value: unknown): CustomerSpec {
  const copy = structuredClone(spec) as unknown as Tree;
  let at = copy;
  for (const key of path.slice(0, -1)) at = (at[key] ??= {}) as Tree;
  const key = path.at(-1)!;
  if (value === undefined) delete at[key];
  else at[key] = value;
  return copy as unknown as CustomerSpec;
}

const names = large.customers.map(({ spec }) => spec.name);
const hosts = ['new.test', 'shop.fab.test', 'shop.fab.test-1', 'api.nw.test', 'dev.nw.test-2'];
const oneOf = <T>(...all: T[]) => fc.constantFrom(...all);
const environment = oneOf('dev', 'staging', 'prod');
const product = oneOf('product-a', 'product-b', 'product-c');

/** Edits that people make: most of them of values, and some that give a customer what is another's, or nobody's. */
const edit = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(fc.tuple(oneOf('products'), product, oneOf('memory')), oneOf('640Mi', '1Gi', 'much')),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.tuple(oneOf('products'), product, oneOf('replicaCount')), oneOf(1, 4, 40, 4000)),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(
      fc.tuple(oneOf('tenants'), environment, oneOf('values'), product, oneOf('cpu')),
      oneOf('250m', '1', '64', undefined),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(
      fc.tuple(oneOf('tenants'), environment, oneOf('values'), product, oneOf('host')),
      oneOf(...hosts, undefined),
    ),
  },
  { weight: 2, arbitrary: fc.tuple(fc.tuple(oneOf('products'), product, oneOf('host')), oneOf(...hosts)) },
  fc.tuple(fc.tuple(oneOf('title')), oneOf('Another', 'Fabrikam Retail')),
  fc.tuple(fc.tuple(oneOf('contact')), oneOf('a@b.test', 'it@fab.test')),
  fc.tuple(
    fc.tuple(oneOf('group')),
    oneOf('another-operators', 'fabrikam-operators', 'fabrikam-operators-1'),
  ),
  fc.tuple(fc.tuple(oneOf('tier')), oneOf('standard', 'premium', 'none')),
  fc.tuple(fc.tuple(oneOf('region')), oneOf('westeurope', 'northeurope')),
  fc.tuple(fc.tuple(oneOf('tenants'), environment), oneOf(undefined)),
  fc.tuple(fc.tuple(oneOf('products'), product), oneOf(undefined, {})),
  fc.tuple(
    fc.tuple(oneOf('tenants'), environment, oneOf('cluster')),
    oneOf('shared-prod', 'edge-prod', 'shared-dev', 'shared-staging'),
  ),
  fc.tuple(
    fc.tuple(oneOf('tenants'), environment, oneOf('ring')),
    oneOf('ring2-earlyadopters', 'ring3-mainstream', 'ring4-conservative'),
  ),
  fc.tuple(fc.tuple(oneOf('name')), oneOf('customer-01', 'customer-77')),
  fc.tuple(fc.tuple(oneOf('featureFlags'), oneOf('beta')), oneOf<unknown>(true, 'x', undefined)),
);

it('makes what a full run makes of any edit, or leaves it to one', () => {
  const taken = { incremental: 0, full: 0, refused: 0 };
  let before = large;
  fc.assert(
    fc.property(oneOf(...names), edit, (name, [path, value]) => {
      const file = `customers/${name}/customer.ts`;
      const after: Specs = {
        ...before,
        customers: before.customers.map((each) =>
          each.file === file ? { ...each, spec: setting(each.spec, path, value) } : each,
        ),
      };
      const full = plan(after);
      const files = incrementally(before, after, name);
      if (!full.plan) {
        taken.refused += 1;
        expect(files).toBeUndefined();
        return;
      }
      if (files) expect(files).toEqual(filesOf(after));
      taken[files ? 'incremental' : 'full'] += 1;
      expect(files && full.issues).toEqual(files && plan(before).issues);
      before = after;
    }),
    { numRuns: Number(process.env.EDITS ?? 30), endOnFailure: true },
  );
  expect(Math.min(taken.incremental, taken.refused, taken.full)).toBeGreaterThan(1);
}, 600_000);
