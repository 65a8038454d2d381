/* What an author of a customer is told of values that a chart describes. See customers.ts. */
import { z } from 'zod';
import { defineCatalogue, defineProduct } from '../catalogue';

const chart = { repository: 'product-charts', name: 'x' } as const;
const open = defineProduct({
  name: 'open',
  chart,
  schema: z.looseObject({
    replicas: z.number().optional(),
    image: z.looseObject({ tag: z.string().optional() }).optional(),
  }),
  values: { sidecars: [{ name: 'x' }], image: { mirror: { host: 'x' } } },
  environments: { prod: { affinity: { nodeAffinity: { required: [{ key: 'x' }] } } } },
});
const closed = defineProduct({
  name: 'closed',
  chart,
  schema: z.strictObject({ replicas: z.number().optional() }),
  values: { replicas: 1 },
});
const { defineCustomer } = defineCatalogue([open, closed]);
const someone = { name: 'x', title: 'x', region: 'x', contact: 'x', group: 'x', tier: 'premium' } as const;
const where = { cluster: 'shared-prod', ring: 'ring3-mainstream' } as const;

// What the schema does not name is taken at any depth where it is loose, of a tenant, too.
defineCustomer({
  ...someone,
  products: {
    open: {
      replicas: 1,
      image: { tag: null, mirror: { port: 1 } },
      affinity: { podAffinity: { a: [1, null] } },
    },
  },
  tenants: { prod: { ...where, values: { open: { image: { other: { deep: true } }, more: 'x' } } } },
});

defineCustomer({
  ...someone,
  products: {
    // @ts-expect-error Type 'number' is not assignable to type 'string'
    open: { image: { tag: 1, other: 1 } },
  },
  tenants: {
    prod: {
      ...where,
      values: {
        // @ts-expect-error Type 'string' is not assignable to type 'number'
        open: { replicas: 'x' },
      },
    },
  },
});

// A schema whose values may all be left out, and that forbids others, stands beside a loose one.
defineCustomer({
  ...someone,
  products: { open: { replicas: 1, a: { b: 1 } }, closed: {} },
  tenants: { prod: where },
});

defineCustomer({
  ...someone,
  products: {
    open: {},
    // @ts-expect-error 'a' does not exist in type
    closed: { replicas: 1, a: { b: 1 } },
  },
  tenants: { prod: where },
});
