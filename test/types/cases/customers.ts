/*
 * What an author of a customer is told. The text after each directive is what the compiler has to say of the next
 * line; types.test.ts compares.
 */
import { defineCustomer } from '../catalogue';

const someone = {
  name: 'someone',
  title: 'Someone',
  region: 'westeurope',
  contact: 'ops@someone.example',
  group: 'someone-operators',
} as const;
const premium = { ...someone, tier: 'premium', tenants: {} } as const;
const shop = { ...someone, tier: 'premium', products: { 'product-a': {} } } as const;
const where = { cluster: 'shared-prod', ring: 'ring3-mainstream' } as const;

// Everything that is right, to see that it is nothing else which the lines below are refused for.
defineCustomer({
  ...someone,
  tier: 'standard',
  products: {
    'product-a': { replicaCount: 5, cpu: '0.5', memory: '512Mi', host: null },
    'product-b': { host: 'api.someone.example', replicas: { max: 4 }, cache: null },
    'product-c': { storage: '1Gi', features: { export: true, import: null } },
  },
  tenants: {
    dev: { cluster: 'shared-dev', ring: 'ring0-internal' },
    prod: {
      sites: { oslo: { ...where, products: ['product-a'] }, berlin: { ...where, cluster: 'edge-prod' } },
      values: { 'product-a': { cpu: '500m' }, 'product-b': { host: 'prod.someone.example' } },
    },
  },
});

defineCustomer({
  ...someone,
  // @ts-expect-error Type '"gold"' is not assignable to type '"standard" | "premium"'
  tier: 'gold',
  products: {},
  tenants: {},
});

// @ts-expect-error Property 'contact' is missing
defineCustomer({
  name: 'x',
  title: 'x',
  region: 'x',
  group: 'x',
  tier: 'premium',
  products: {},
  tenants: {},
});

defineCustomer({
  ...premium,
  products: {
    // @ts-expect-error NoSuchName<"product-x", "product-a" | "product-b" | "product-c">
    'product-x': {},
    // @ts-expect-error Property 'host' is missing in type '{}' but required in type '{ readonly host: string;
    'product-b': {},
    // @ts-expect-error Property 'storage' is missing in type '{ workers: number; }' but required in type '{ readonly storage:
    'product-c': { workers: 2 },
  },
});

defineCustomer({
  ...premium,
  products: {
    'product-a': {
      // @ts-expect-error Type '"96GB"' is not assignable to type '`${number}Ki` | `${number}Mi` | `${number}Gi` | `${number}Ti` | undefined'
      memory: '96GB',
      // @ts-expect-error Type 'string' is not assignable to type 'number'
      replicaCount: '5',
    },
    'product-b': {
      host: 'api.someone.example',
      // @ts-expect-error Type '"d"' is not assignable to type '"the version sets this value: change it in rings.yaml, or hold a version"'
      image: { tag: 'd' },
      // @ts-expect-error Type '"verbose"' is not assignable to type '"debug" | "info" | "warn" | undefined'
      logLevel: 'verbose',
    },
    'product-c': {
      storage: '1Gi',
      // @ts-expect-error Type 'null' is not assignable to type 'number | undefined'
      workers: null,
      // @ts-expect-error Type 'string' is not assignable to type 'boolean | null | undefined'
      features: { export: 'yes' },
    },
  },
});

defineCustomer({
  ...premium,
  products: {
    // @ts-expect-error 'replicas' does not exist in type '{ readonly replicaCount?: number
    'product-a': { replicas: 5 },
    'product-b': {
      // @ts-expect-error Type 'null' is not assignable to type 'string'
      host: null,
      // @ts-expect-error 'mx' does not exist in type '{ readonly min?: number
      replicas: { mx: 3 },
    },
  },
});

defineCustomer({
  ...shop,
  tenants: {
    // @ts-expect-error NoSuchName<"production", "dev" | "staging" | "prod">
    production: where,
    // @ts-expect-error Type '"ring3-mainstream"' is not assignable to type '"ring1-staging"'
    staging: { cluster: 'any-staging', ring: 'ring3-mainstream' },
    prod: {
      // @ts-expect-error Type '"shared-dev"' is not assignable to type '"shared-prod" | "edge-prod" | "any-staging"'
      cluster: 'shared-dev',
      // @ts-expect-error Did you mean '"ring3-mainstream"'?
      ring: 'ring3-mainstreem',
    },
  },
});

defineCustomer({
  ...shop,
  tenants: {
    prod: {
      ...where,
      // @ts-expect-error Type '"product-b"' is not assignable to type '"product-a"'
      products: ['product-b'],
      // @ts-expect-error product-b'' does not exist in type '{ readonly "product-a"?: HoldSpec | undefined; }'
      holds: { 'product-b': { version: '1.0.0', until: '2026-12-31', reason: 'x' } },
      // @ts-expect-error product-b'' does not exist in type '{ readonly "product-a"?: ReleaseAdoption | undefined; }'
      adopt: { 'product-b': { name: 'b' } },
      values: {
        // @ts-expect-error is not assignable to type '"subscribe to product-c under products to give it values"'
        'product-c': { workers: 2 },
        // @ts-expect-error Type 'number' is not assignable to type '`${number}` | `${number}m` | undefined'
        'product-a': { cpu: 5 },
      },
    },
  },
});

defineCustomer({
  ...shop,
  tenants: {
    // @ts-expect-error Property 'ring' is missing
    dev: { cluster: 'shared-dev' },
    prod: {
      sites: {
        // @ts-expect-error Type '"ring0-internal"' is not assignable to type '"ring2-earlyadopters" | "ring3-mainstream"'
        oslo: { cluster: 'edge-prod', ring: 'ring0-internal' },
      },
    },
  },
});

defineCustomer({
  ...shop,
  repository: {
    git: 'https://git.example.com/someone.git',
    secretRef: 'someone-git',
    path: 'overlays/{environment}',
    environments: { prod: { ref: { tag: 'v1' } } },
  },
  tenants: {},
});

defineCustomer({
  ...shop,
  repository: {
    git: 'https://git.example.com/someone.git',
    // @ts-expect-error 'prd' does not exist in type
    environments: { prd: { path: 'overlays' } },
  },
  tenants: {},
});
