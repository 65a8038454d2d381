import type { CustomerSpec } from '../../../lib/authored/customer';
import { customer, issuesOf, product } from '../../support/specs';

function judge(dependencies: Record<string, string[]>, spec?: Partial<CustomerSpec>) {
  const products = Object.entries(dependencies).map(([name, dependsOn]) => product(name, { dependsOn }));
  return issuesOf({ products, customers: spec ? [customer('acme', spec)] : [] });
}

const everything = { products: { web: {}, api: {}, queue: {} } };
const listed = (...products: string[]) => ({
  tenants: { prod: { cluster: 'argo-prod', ring: 'late', products } },
});
const file = 'customers/acme/customer.ts';

it('products that depend on one another in a line, in a tenant that runs all of them, are let through', () => {
  const line = { web: ['api', 'queue'], api: ['queue'], queue: [] };
  expect(judge(line, everything)).toStrictEqual([]);
  expect(judge(line, { ...everything, ...listed('api', 'queue') })).toStrictEqual([]);
});

it('an unknown product is refused', () => {
  expect(judge({ web: ['quue'], queue: [] })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'products/web/product.ts', path: 'dependsOn' },
      problem: "unknown product 'quue'",
      fix: "did you mean 'queue'? Allowed: queue",
    },
  ]);
});

it('of a product that has issues of its own it is not said that it is unknown', () => {
  const broken = product('api', { values: { replicaCount: undefined as never } });
  const found = issuesOf({ products: [product('web', { dependsOn: ['api'] }), broken], customers: [] });
  expect(found.filter(({ at }) => at.file === 'products/web/product.ts')).toStrictEqual([]);
  expect(found).not.toStrictEqual([]);
});

it('a cycle is refused, and shown whole', () => {
  expect(judge({ web: ['api'], api: ['queue'], queue: ['web'] })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'products/api/product.ts', path: 'dependsOn' },
      problem: 'products depend on one another: api -> queue -> web -> api',
      fix: 'remove one of these dependencies, or none of these products is ever installed',
    },
  ]);
});

it('a product that depends on itself is refused', () => {
  expect(judge({ web: ['web'] }).map(({ problem }) => problem)).toStrictEqual(["'web' depends on itself"]);
});

it.each<[string, Partial<CustomerSpec>, string, string]>([
  [
    'has not subscribed to',
    { products: { web: {} } },
    'tenants.prod',
    "subscribe to 'api', or leave 'web' out",
  ],
  [
    'does not run here',
    { products: { web: {}, api: {} }, ...listed('web') },
    'tenants.prod.products',
    "add 'api' to these products, or leave 'web' out",
  ],
  [
    'neither has nor runs',
    { products: { web: {} }, ...listed('web') },
    'tenants.prod.products',
    "subscribe to 'api' and add 'api' to these products, or leave 'web' out",
  ],
])('a tenant whose product depends on one that the customer %s is refused', (_, spec, path, fix) => {
  expect(judge({ web: ['api'], api: [] }, spec)).toStrictEqual([
    {
      severity: 'error',
      at: { file, path },
      problem: "'web' depends on 'api', which the tenant does not run",
      fix,
    },
  ]);
});
