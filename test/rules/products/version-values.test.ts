import type { Values } from '../../../lib/authored/values';
import { customer, fleet, issuesOf, product } from '../../support/specs';

const tagged = [product('web', { version: { value: 'image.tag' } })];
const where = { cluster: 'argo-prod', ring: 'late' };
const fix = 'leave it out; change the version in rings.yaml, or hold one under holds in the tenant';
const problem = "the version of 'web' sets 'image.tag': a customer may not";

it('a customer may set everything but the value that the version sets', () => {
  const acme = customer('acme', { products: { web: { replicaCount: 2, image: {} } } });
  expect(issuesOf({ products: tagged, customers: [acme] })).toStrictEqual([]);
});

it('a product whose version sets something else leaves the value to the customer', () => {
  const acme = customer('acme', { products: { web: { image: { tag: '1.0.0' } } } });
  expect(issuesOf({ customers: [acme] })).toStrictEqual([]);
});

it.each<[string, Values]>([
  ['the value', { image: { tag: '1.0.0' } }],
  ['a null for it', { image: { tag: null } }],
])('%s in a layer of a customer is refused, in either layer', (_what, values) => {
  const acme = customer('acme', {
    products: { web: values },
    tenants: { prod: { ...where, values: { web: values } } },
  });
  const own = issuesOf({ products: tagged, customers: [acme] }).filter((issue) => issue.fix === fix);
  expect(own).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'customers/acme/customer.ts', path: 'products.web.image.tag' },
      problem,
      fix,
    },
    {
      severity: 'error',
      at: { file: 'customers/acme/customer.ts', path: 'tenants.prod.values.web.image.tag' },
      problem,
      fix,
    },
  ]);
});

it.each<[string, Values]>([
  ['a null', { image: null }],
  ['a scalar', { image: 'web:1.0.0' }],
])('%s in the place of the map around the value is refused: it would remove the version', (_what, values) => {
  const acme = customer('acme', { products: { web: values } });
  expect(issuesOf({ products: tagged, customers: [acme] })).toContainEqual({
    severity: 'error',
    at: { file: 'customers/acme/customer.ts', path: 'products.web.image.tag' },
    problem,
    fix,
  });
});

it('an axis, a cluster and values made of a tenant may not set it either, because they lie over the ring', () => {
  const web = product('web', {
    version: { value: 'image.tag' },
    axes: { region: { westeurope: { image: { tag: '2.0.0' } } } },
    clusters: { 'argo-prod': { image: { tag: '2.0.0' } } },
    tenantValues: ({ tenant }) => ({ image: { tag: tenant } }),
  });
  const found = issuesOf({ fleet: fleet({ axes: { region: ['westeurope'] } }), products: [web] });
  expect(found).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'products/web/product.ts', path: 'axes.region.westeurope.image.tag' },
      problem: "the version of 'web' sets 'image.tag': layer axis region may not",
      fix,
    },
    {
      severity: 'error',
      at: { file: 'products/web/product.ts', path: 'clusters.argo-prod.image.tag' },
      problem: "the version of 'web' sets 'image.tag': layer cluster may not",
      fix,
    },
    {
      severity: 'error',
      at: { file: 'products/web/product.ts', path: 'tenantValues.image.tag' },
      problem: "the version of 'web' sets 'image.tag': layer tenant may not",
      fix,
    },
  ]);
});
