import { customer, fleet, issuesOf, product, tier, untyped } from '../../support/specs';
import type { GuardrailsSpec } from '../../../lib/authored/guardrails';
import type { ProductSpec } from '../../../lib/authored/product';
import type { TierSpec } from '../../../lib/authored/tier';

const file = 'customers/acme/customer.ts';
const at = { file, path: 'tier' };
const fix = 'lower the replicas or what each asks for, or move the customer to a larger tier';
const fixOfValue = 'lower it, or move the customer to a larger tier';
const web = (values: object) => [customer('acme', { products: { web: untyped(values) } })];
const said = (changes: Parameters<typeof issuesOf>[0]) =>
  issuesOf(changes).map(({ severity, at: { path }, problem }) => `${severity} ${path}: ${problem}`);

// The tier: requests of 8 cores and 16Gi, 50 pods; one container at most 4 cores and 8Gi.
it('releases that fit the quota while they roll pass, to the last core', () => {
  // 6 replicas and 2 more while rolling.
  expect(issuesOf({ customers: web({ replicaCount: 6, cpu: '1', memory: '2Gi' }) })).toStrictEqual([]);
});

it('releases that fit the quota, but not while they roll, are refused at the value without which they would fit', () => {
  expect(issuesOf({ customers: web({ replicaCount: 8, cpu: '1', memory: '2Gi' }) })).toStrictEqual([
    {
      severity: 'error',
      at: { file, path: 'products.web.replicaCount' },
      problem:
        "'replicaCount' is 8: what runs in 'acme-prod' asks for more than the quota of tier 'standard' during a rolling update: 10 cpu of 8, 20Gi memory of 16Gi (web 8 x 1, 2Gi)",
      fix: fixOfValue,
    },
  ]);
});

it('more pods than the quota allows are refused', () => {
  expect(said({ customers: web({ replicaCount: 41, cpu: '1m', memory: '1Mi' }) })).toStrictEqual([
    "error products.web.replicaCount: 'replicaCount' is 41: what runs in 'acme-prod' asks for more than the quota of tier 'standard' during a rolling update: 52 pods of 50 (web 41 x 1m, 1Mi)",
  ]);
});

describe('volumes', () => {
  const footprint = () => ({ replicas: 3, cpu: '1m', memory: '1Mi', storage: '10Gi' }) as const;
  const products = [product('web', { footprint })];
  const found = (quota: Partial<TierSpec['quota']>) =>
    issuesOf({
      products,
      fleet: fleet({ tiers: { standard: { ...tier, quota: { ...tier.quota, ...quota } } } }),
    });
  const refused = (over: string) => [
    {
      severity: 'error',
      at,
      problem: `what runs in 'acme-prod' asks for more than the quota of tier 'standard' during a rolling update: ${over} (web 3 x 1m, 1Mi, 10Gi storage)`,
      fix,
    },
  ];

  it('that fit the quota pass, those that do not are refused', () => {
    expect(found({ storage: '30Gi' })).toStrictEqual([]);
    expect(found({ storage: '29Gi' })).toStrictEqual(refused('30Gi storage of 29Gi'));
  });

  it('are refused where the tier has no storage', () => {
    expect(found({})).toStrictEqual(refused('30Gi storage of none'));
  });

  it('are refused where there are more than may be claimed', () => {
    const claims = (persistentvolumeclaims: number) =>
      found({ storage: '30Gi', objects: { persistentvolumeclaims } });
    expect(claims(3)).toStrictEqual([]);
    expect(claims(2)).toStrictEqual(refused('3 volume claims of 2'));
  });
});

it('a container above the maximum of the tier is refused, at the tier where no value is to blame', () => {
  // A replica count of 0, so that the quota has nothing to say.
  const footprint: ProductSpec['footprint'] = () => ({ replicas: 0, cpu: '4001m', memory: '8Gi' });
  expect(issuesOf({ products: [product('web', { footprint })] })).toStrictEqual([
    {
      severity: 'error',
      at,
      problem:
        "a container of 'web' in 'acme-prod' asks for more than tier 'standard' lets one have: 4001m cpu of 4",
      fix,
    },
  ]);
});

it('the quota is per namespace: releases share it, or have it each where each has a namespace', () => {
  const products = [product('web'), product('api')];
  const values = { replicaCount: 4, cpu: '1', memory: '1Gi' };
  const customers = [customer('acme', { products: { web: values, api: values } })];
  expect(issuesOf({ fleet: fleet({ namespacePer: 'release' }), products, customers })).toStrictEqual([]);
  // None is too much alone, so no value is.
  expect(issuesOf({ products, customers })).toStrictEqual([
    {
      severity: 'error',
      at,
      problem:
        "what runs in 'acme-prod' asks for more than the quota of tier 'standard' during a rolling update: 10 cpu of 8 (api 4 x 1, 1Gi; web 4 x 1, 1Gi)",
      fix,
    },
  ]);
});

describe('a value that asks for too much', () => {
  const everywhere = (values: object, prod: object = {}) => [
    customer('acme', {
      products: { web: untyped(values) },
      tenants: {
        dev: { cluster: 'argo-dev', ring: 'internal' },
        prod: {
          sites: {
            north: { cluster: 'argo-prod', ring: 'late' },
            edge: { cluster: 'flux-prod', ring: 'late' },
          },
          values: { web: untyped(prod) },
        },
      },
    }),
  ];
  const quota = "asks for more than the quota of tier 'standard' during a rolling update";

  it('is said once, in however many namespaces it is', () => {
    expect(said({ customers: everywhere({ replicaCount: 500 }) })).toStrictEqual([
      `error products.web.replicaCount: 'replicaCount' is 500: what runs in 'acme-dev', and in 2 more namespaces, ${quota}: 31250m cpu of 8, 40000Mi memory of 16Gi, 625 pods of 50 (web 500 x 50m, 64Mi)`,
    ]);
  });

  it('is the value, not the tier, for a container as for all of them', () => {
    expect(said({ customers: everywhere({ cpu: '500' }) })).toStrictEqual([
      `error products.web.cpu: 'cpu' is "500": a container of 'web' in 'acme-dev', and in 2 more namespaces, asks for more than tier 'standard' lets one have: 500 cpu of 4`,
      `error products.web.cpu: 'cpu' is "500": what runs in 'acme-dev', and in 2 more namespaces, ${quota}: 1000 cpu of 8 (web 1 x 500, 64Mi)`,
    ]);
  });

  it('is looked for where it is, from the highest layer to the lowest', () => {
    expect(said({ customers: everywhere({ cpu: '1' }, { replicaCount: 8 }) })).toStrictEqual([
      `error tenants.prod.values.web.replicaCount: 'replicaCount' is 8: what runs in 'acme-prod-edge', and in 1 more namespace, ${quota}: 10 cpu of 8 (web 8 x 1, 64Mi)`,
    ]);
    const products = [product('web', { environments: { prod: { replicaCount: 100 } } })];
    expect(issuesOf({ products })).toMatchObject([
      { at: { file: 'products/web/product.ts', path: 'environments.prod.replicaCount' } },
    ]);
  });

  it('is one of several: then all that its layer says', () => {
    expect(said({ customers: everywhere({ replicaCount: 100, memory: '9Gi' }) })).toStrictEqual([
      `error products.web: what runs in 'acme-dev', and in 2 more namespaces, ${quota}: 1125Gi memory of 16Gi, 125 pods of 50 (web 100 x 50m, 9Gi)`,
      `error products.web.memory: 'memory' is "9Gi": a container of 'web' in 'acme-dev', and in 2 more namespaces, asks for more than tier 'standard' lets one have: 9Gi memory of 8Gi`,
    ]);
  });
});

describe('where guard rails are not enforced', () => {
  const judged = (guardrails: GuardrailsSpec) =>
    said({
      fleet: fleet({ tiers: { standard: { ...tier, guardrails } } }),
      customers: web({ cpu: '5', replicaCount: 2 }),
    });
  const ofContainer = `products.web.cpu: 'cpu' is "5": a container of 'web' in 'acme-prod' asks for more than tier 'standard' lets one have: 5 cpu of 4`;
  const ofQuota = `products.web.cpu: 'cpu' is "5": what runs in 'acme-prod' asks for more than the quota of tier 'standard' during a rolling update: 15 cpu of 8 (web 2 x 5, 64Mi)`;

  it('a quota that warns warns of what does not fit, and one that is off says nothing', () => {
    expect(judged({ quota: 'warn' })).toStrictEqual([`error ${ofContainer}`, `warning ${ofQuota}`]);
    expect(judged({ quota: 'off' })).toStrictEqual([`error ${ofContainer}`]);
  });

  it('limits likewise', () => {
    expect(judged({ quota: 'off', limits: 'warn' })).toStrictEqual([`warning ${ofContainer}`]);
    expect(judged({ quota: 'warn', limits: 'off' })).toStrictEqual([`warning ${ofQuota}`]);
    expect(judged({ quota: 'off', limits: 'off' })).toStrictEqual([]);
  });
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
