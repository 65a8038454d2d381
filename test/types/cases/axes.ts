/* What authors are told of axes, regions, and values made of tenants. See customers.ts. */
import { z } from 'zod';
import { defineAuthored as defineFleet } from '../../../lib/authored/define/authoring';
import { components, environments, repositories, rings, tier } from '../catalogue';

const parts = { components, environments, repositories, rings, tiers: { standard: tier } } as const;
const state = { url: 'https://git.example.com/state.git', branch: 'main' } as const;
const cluster = {
  engine: 'flux',
  environment: 'prod',
  kubernetes: '1.31',
  apiServer: { cidrs: ['10.0.0.1/32'] },
  ingressNamespace: 'ingress-nginx',
  monitoringNamespace: 'monitoring',
} as const;
const axes = { region: ['asia', 'eu'], hardware: ['gpu', 'cpu'] } as const;

const { defineProduct, defineCatalogue } = defineFleet({
  ...parts,
  state,
  axes,
  clusters: { one: { ...cluster, region: 'asia', axes: { hardware: 'gpu' } } },
});

defineFleet({
  ...parts,
  state,
  axes,
  clusters: {
    // @ts-expect-error Type '"asai"' is not assignable to type '"asia" | "eu" | undefined'
    one: { ...cluster, region: 'asai' },
    // @ts-expect-error Type '"gup"' is not assignable to type '"gpu" | "cpu" | undefined'
    two: { ...cluster, axes: { hardware: 'gup' } },
  },
});

const ofChart = {
  chart: { repository: 'product-charts', name: 'web' },
  schema: z.strictObject({ host: z.string(), replicas: z.int(), image: z.strictObject({ tag: z.string() }) }),
  version: { value: 'image.tag' },
  values: { replicas: 1 },
} as const;

/** Its host is made of what the tenant is, so that no customer has to give it. */
const made = defineProduct({
  ...ofChart,
  name: 'made',
  axes: { region: { asia: { replicas: 2 } }, hardware: { gpu: {}, cpu: { replicas: 3 } } },
  tenantValues: ({ tenant, axes: { hardware } }) => ({ host: `${tenant}.${hardware ?? 'any'}.example.com` }),
});
/** Its host is given by every value of an axis. */
const placed = defineProduct({
  ...ofChart,
  name: 'placed',
  axes: { region: { asia: { host: 'asia.example.com' }, eu: { host: 'eu.example.com' } } },
});
/** Its host is given by one alone. */
const left = defineProduct({
  ...ofChart,
  name: 'left',
  axes: { region: { asia: { host: 'asia.example.com' } } },
});

defineProduct({
  ...ofChart,
  name: 'wrong',
  axes: {
    region: {
      // @ts-expect-error 'replicas' does not exist in type 'NoSuchName<"us", "asia" | "eu">'
      us: { replicas: 2 },
      // @ts-expect-error Type 'number' is not assignable to type '"the schema of wrong has no value 'replicsa': add it there, or correct the name"'
      eu: { replicsa: 3 },
    },
    // @ts-expect-error 'gpu' does not exist in type 'NoSuchName<"hardwaer", "region" | "hardware">'
    hardwaer: { gpu: {} },
  },
});
defineProduct({
  ...ofChart,
  name: 'wrong',
  // @ts-expect-error Type 'string' is not assignable to type 'number'
  tenantValues: ({ tenant }) => ({ replicas: tenant }),
});

const who = {
  name: 'acme',
  title: 'Acme',
  tier: 'standard',
  region: 'anywhere',
  contact: 'ops@acme.example',
  group: 'acme',
} as const;
const where = { cluster: 'one', ring: 'ring3-mainstream' } as const;
const { defineCustomer } = defineCatalogue([made, placed, left]);

defineCustomer({
  ...who,
  products: { made: {}, placed: {}, left: { host: 'acme.example.com' } },
  axes: { hardware: 'cpu' },
  tenants: { prod: { sites: { oslo: { ...where, region: 'eu', axes: { hardware: 'gpu' } } } } },
});
defineCustomer({
  ...who,
  // @ts-expect-error Property 'host' is missing in type '{}'
  products: { left: {} },
  tenants: {},
});
defineCustomer({
  ...who,
  products: {},
  tenants: {
    // @ts-expect-error Type '"us"' is not assignable to type '"asia" | "eu" | undefined'
    prod: { ...where, region: 'us' },
  },
});
