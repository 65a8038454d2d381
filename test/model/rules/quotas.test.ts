import { customer, fleet, issuesOf, product, tier, untyped } from '../../support/specs';

const at = { file: 'customers/acme/customer.ts', path: 'tier' };
const fix = 'lower the replicas or what each asks for, or move the customer to a larger tier';
const web = (values: object) => [customer('acme', { products: { web: untyped(values) } })];

// The tier: requests of 8 cores and 16Gi, 50 pods; one container at most 4 cores and 8Gi.
it('releases that fit the quota while they roll pass, to the last core', () => {
  // 6 replicas and 2 more while rolling.
  expect(issuesOf({ customers: web({ replicaCount: 6, cpu: '1', memory: '2Gi' }) })).toStrictEqual([]);
});

it('releases that fit the quota, but not while they roll, are refused', () => {
  expect(issuesOf({ customers: web({ replicaCount: 8, cpu: '1', memory: '2Gi' }) })).toStrictEqual([
    {
      severity: 'error',
      at,
      problem:
        "the cpu quota of tier 'standard' is 8, but the releases in 'acme-prod' ask for 10 during a rolling update (web 8 x 1, 2Gi)",
      fix,
    },
    {
      severity: 'error',
      at,
      problem:
        "the memory quota of tier 'standard' is 16Gi, but the releases in 'acme-prod' ask for 20Gi during a rolling update (web 8 x 1, 2Gi)",
      fix,
    },
  ]);
});

it('more pods than the quota allows are refused', () => {
  expect(issuesOf({ customers: web({ replicaCount: 41, cpu: '1m', memory: '1Mi' }) })).toStrictEqual([
    {
      severity: 'error',
      at,
      problem:
        "the pods quota of tier 'standard' is 50, but the releases in 'acme-prod' ask for 52 during a rolling update (web 41 x 1m, 1Mi)",
      fix,
    },
  ]);
});

it('volumes that do not fit the quota are refused, where it limits them', () => {
  const footprint = () => ({ replicas: 3, cpu: '1m', memory: '1Mi', storage: '10Gi' }) as const;
  const products = [product('web', { footprint })];
  const limited = (storage: '29Gi' | '30Gi') =>
    fleet({ tiers: { standard: { ...tier, quota: { ...tier.quota, storage } } } });
  expect(issuesOf({ products })).toStrictEqual([]);
  expect(issuesOf({ products, fleet: limited('30Gi') })).toStrictEqual([]);
  expect(issuesOf({ products, fleet: limited('29Gi') })).toStrictEqual([
    {
      severity: 'error',
      at,
      problem:
        "the storage quota of tier 'standard' is 29Gi, but the releases in 'acme-prod' ask for 30Gi during a rolling update (web 3 x 1m, 1Mi, 10Gi storage)",
      fix,
    },
  ]);
});

it('a container above the maximum of the tier is refused', () => {
  // A replica count of 0, so that the quota has nothing to say.
  expect(
    issuesOf({
      products: [product('web', { footprint: () => ({ replicas: 0, cpu: '4001m', memory: '8Gi' }) })],
    }),
  ).toStrictEqual([
    {
      severity: 'error',
      at,
      problem: "a container of 'web' asks for 4001m, 8Gi; tier 'standard' lets one have 4, 8Gi",
      fix: 'lower what it asks for, or move the customer to a larger tier',
    },
  ]);
});

it('the quota is per namespace: releases share it, or have it each where each has a namespace', () => {
  const products = [product('web'), product('api')];
  const values = { replicaCount: 4, cpu: '1', memory: '1Gi' };
  const customers = [customer('acme', { products: { web: values, api: values } })];
  expect(issuesOf({ fleet: fleet({ namespacePer: 'release' }), products, customers })).toStrictEqual([]);
  expect(issuesOf({ products, customers }).map(({ problem }) => problem)).toStrictEqual([
    "the cpu quota of tier 'standard' is 8, but the releases in 'acme-prod' ask for 10 during a rolling update (api 4 x 1, 1Gi; web 4 x 1, 1Gi)",
  ]);
});

it('a product that says nothing of what it asks for is not judged', () => {
  const customers = web({ replicaCount: 1000, cpu: '64', memory: '1Ti' });
  expect(issuesOf({ products: [product('web', { footprint: undefined })], customers })).toStrictEqual([]);
});

it('a footprint that is none is refused, and not taken for zero', () => {
  const products = [product('web', { footprint: () => untyped({ replicas: 1, cpu: 2, memory: '96GB' }) })];
  expect(issuesOf({ products, customers: [customer('acme'), customer('beta')] })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'products/web/product.ts', path: 'footprint.cpu' },
      problem: "'cpu' is 2, not a string",
      fix: "give cores or millicores, such as '2' or '500m'",
    },
    {
      severity: 'error',
      at: { file: 'products/web/product.ts', path: 'footprint.memory' },
      problem: `'memory' is "96GB", which is not allowed`,
      fix: "give a whole number of Ki, Mi, Gi or Ti, such as '512Mi'",
    },
  ]);
});
