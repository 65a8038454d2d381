import type { Checkout } from '../support/checkout';

const customer = (name: string) => `import { defineCustomer } from '../../products/catalogue';

export default defineCustomer({
  name: '${name}',
  title: 'A customer',
  tier: 'standard',
  region: 'westeurope',
  contact: 'ops@customer.example',
  group: '${name}',
  products: { 'product-a': {} },
  tenants: { prod: { cluster: 'shared-prod', ring: 'ring4-conservative' } },
});
`;
const longName = `customer-${'x'.repeat(60)}`;

/** What is done wrong, and the line that says so, by the mistake. */
export const mistakes: Readonly<
  Record<string, { readonly make: (checkout: Checkout) => void; readonly said: string }>
> = {
  'a customer without a file': {
    make: (checkout) => checkout.write('customers/customer-09/notes.md', ''),
    said: 'error: customers/customer-09: has no customer.ts',
  },
  'a value that the version sets': {
    make: (checkout) =>
      checkout.edit('customers/customer-01/customer.ts', `host: 'api`, `image: { tag: '1' }, host: 'api`),
    said: `error: customers/customer-01/customer.ts:12:29 products.product-b.image.tag: `,
  },
  'a value of the wrong type': {
    make: (checkout) =>
      checkout.edit('customers/customer-02/customer.ts', `host: 'shop`, `replicaCount: 'three', host: 'shop`),
    said: `error: customers/customer-02/customer.ts:11:20 products.product-a.replicaCount: `,
  },
  'an unknown product': {
    make: (checkout) =>
      checkout.edit('customers/customer-03/customer.ts', `products: {`, `products: { 'product-z': {},`),
    said: `error: customers/customer-03/customer.ts:10:15 products.product-z: unknown product 'product-z'`,
  },
  'more than the quota allows': {
    make: (checkout) =>
      checkout.edit('customers/customer-03/customer.ts', `workers: 4`, `resources: { cpu: '2' }, workers: 4`),
    said: `error: customers/customer-03/customer.ts:21:101 tenants.prod.values.product-c.resources.cpu: 'resources.cpu' is "2": what runs in 'customer-03-`,
  },
  'a syntax error': {
    make: (checkout) =>
      checkout.write('customers/customer-05/customer.ts', customer('customer-05').replace('title:', 'title')),
    said: `error: customers/customer-05/customer.ts:5:9: cannot be loaded: Expected "}" but found text`,
  },
  'the name of another folder': {
    make: (checkout) => checkout.write('customers/customer-06/customer.ts', customer('customer-6')),
    said: `error: customers/customer-06/customer.ts:4:3 name: 'customer-6' is not the name of its folder, 'customer-06'`,
  },
  'a file that throws': {
    make: (checkout) =>
      checkout.write('customers/customer-07/customer.ts', `\n  throw new Error('no such secret');\n`),
    said: `error: customers/customer-07/customer.ts:2:9: cannot be loaded: no such secret`,
  },
  'an unknown cluster': {
    make: (checkout) =>
      checkout.write(
        'customers/customer-08/customer.ts',
        customer('customer-08').replace('shared-prod', 'shared-prd'),
      ),
    said: `error: customers/customer-08/customer.ts:11:22 tenants.prod.cluster: unknown cluster 'shared-prd'`,
  },
  'no customer at all': {
    make: (checkout) => checkout.write('customers/customer-10/customer.ts', 'export default null;\n'),
    said: `error: customers/customer-10/customer.ts: the customer is null, not a map`,
  },
  'a name that is too long': {
    make: (checkout) => checkout.write(`customers/${longName}/customer.ts`, customer(longName)),
    said: `error: customers/${longName}/customer.ts:4:3 name: customer '${longName}' has 69 characters`,
  },
  'a namespace that two want': {
    make: (checkout) =>
      checkout.edit('fleet/components.ts', `namespace: 'external-secrets'`, `namespace: 'customer-02-prod'`),
    said: `error: customers/customer-02/customer.ts:19:5 tenants.prod: namespace 'customer-02-prod' on cluster shared-prod is claimed by component external-secrets and tenant customer-02-prod`,
  },
  'a cycle of components': {
    make: (checkout) =>
      checkout.edit('fleet/components.ts', `values: { crds`, `dependsOn: ['ingress-nginx'], values: { crds`),
    said: `error: fleet/components.ts:14:5 components.cert-manager.dependsOn: components depend on one another: cert-manager -> ingress-nginx -> cert-manager`,
  },
  'an unknown ring': {
    make: (checkout) =>
      checkout.edit('products/product-a/rings.yaml', 'ring4-', `ring9-new:\n  version: '1.4.3'\nring4-`),
    said: `error: products/product-a/rings.yaml:20:1: unknown ring 'ring9-new'`,
  },
  'a hotfix for another version': {
    make: (checkout) =>
      checkout.edit(
        'products/product-a/rings.yaml',
        `'1.5.1'\n  since: 2026-11-02\n  ran: ['1.4.3']`,
        `'9.9.9'\n  hotfix: { version: '1.5.2', reason: CVE-2026-1 }\n  ran: ['1.5.1', '1.4.3']`,
      ),
    said: `error: products/product-a/rings.yaml:13:12: 'ring2-earlyadopters' runs 9.9.9, which 'ring1-staging' has not reached: it runs 1.6.0; its hotfix is for 1.5.2`,
  },
  'a version before its time': {
    make: (checkout) =>
      checkout.edit('products/product-b/rings.yaml', `version: '6.7.1'`, `version: '6.9.0'`),
    said: `error: products/product-b/rings.yaml:17:12: 'ring3-mainstream' runs 6.9.0, which 'ring2-earlyadopters' has not reached: it runs 6.8.0`,
  },
  'a version without quotes': {
    make: (checkout) => checkout.edit('products/product-c/rings.yaml', `version: '0.4.1'`, `version: 0.40`),
    said: `error: products/product-c/rings.yaml:9:12 ring1-staging.version: 'version' is 0.4, which is not allowed`,
  },
  'a key of another name': {
    make: (checkout) => checkout.edit('products/product-c/rings.yaml', `since:`, `sinze:`),
    said: `error: products/product-c/rings.yaml:6:10 ring0-internal.sinze: 'sinze' is unknown`,
  },
};
