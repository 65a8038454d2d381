import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Checkout } from '../support/checkout';

/* What the owners of a fleet do, day by day, as the README tells them to. Each job is done to the sample. */

/** Copies a folder of customers/, and changes what has to be another's. */
export function customerMore(checkout: Checkout, name: string, from: string): void {
  const text = checkout
    .read(`customers/${from}/customer.ts`)
    .replace(`name: '${from}'`, `name: '${name}'`)
    .replace(/group: '[^']+'/, `group: '${name}-operators'`)
    .replace(/\b(\w+)\.test'/g, `${name}.test'`);
  checkout.write(`customers/${name}/customer.ts`, text);
}

export function customerLess(checkout: Checkout, name: string): void {
  rmSync(join(checkout.folder, 'customers', name), { recursive: true });
}

/** Who they are now, to say that they may go. */
export function customersOf(checkout: Checkout): string[] {
  return readdirSync(join(checkout.folder, 'customers'));
}

/** A copy of a product, which a customer then subscribes to. */
export function productMore(checkout: Checkout, customer: string): void {
  const product = checkout.read('products/product-c/product.ts').replace(/productC/g, 'productD');
  checkout.write('products/product-d/product.ts', product.replace(/product-c\b/g, 'product-d'));
  checkout.write('products/product-d/rings.yaml', checkout.read('products/product-c/rings.yaml'));
  const catalogue = 'products/catalogue.ts';
  checkout.edit(
    catalogue,
    'import { productC }',
    `import { productD } from './product-d/product';\nimport { productC }`,
  );
  checkout.edit(catalogue, 'productC])', 'productC, productD])');
  checkout.edit(`customers/${customer}/customer.ts`, 'products: {\n', `products: {\n    'product-d': {},\n`);
}

export function clusterMore(checkout: Checkout): void {
  const more = `  'edge2-prod': { ...standard, engine: 'flux', environment: 'prod', apiServer: { cidrs: ['10.70.0.1/32'] } },\n`;
  checkout.edit('fleet/clusters.ts', `  'customer-01-staging': {`, `${more}  'customer-01-staging': {`);
}

/** The last one, which runs what the one before it runs. */
export function ringMore(checkout: Checkout): void {
  checkout.edit('fleet/rings.ts', `} as const`, `  'ring5-frozen': { environment: 'prod' },\n} as const`);
  for (const product of readdirSync(join(checkout.folder, 'products'), { withFileTypes: true })) {
    if (!product.isDirectory()) continue;
    const file = `products/${product.name}/rings.yaml`;
    const entry = /^ring4-conservative:\n(?: {2}.*\n)+/m.exec(checkout.read(file))![0];
    checkout.edit(file, entry, entry + entry.replace('ring4-conservative', 'ring5-frozen'));
  }
}

/** On every cluster. */
export function componentMore(checkout: Checkout): void {
  const versions = `{ dev: '2.8.1', staging: '2.8.1', prod: '2.8.1' }`;
  const more = `  keda: {\n    namespace: 'keda',\n    chart: { repository: 'jetstack', name: 'keda' },\n    versions: ${versions},\n  },\n`;
  checkout.edit('fleet/components.ts', `  'cert-manager' | `, `  'cert-manager' | 'keda' | `);
  checkout.edit('fleet/components.ts', `  'cert-manager': {`, `${more}  'cert-manager': {`);
  checkout.edit('fleet/clusters.ts', `const basics = [`, `const basics = ['keda', `);
}

/** The same version in every ring, as at the end of a rollout. */
export function versionThroughAllRings(checkout: Checkout, product: string, version: string): void {
  const file = `products/${product}/rings.yaml`;
  checkout.write(file, checkout.read(file).replace(/version: '[^']+'/g, `version: '${version}'`));
}

/** Product base, product environment, ring, customer, customer environment. */
export function valueAtEveryLayer(checkout: Checkout): void {
  const product = 'products/product-a/product.ts';
  checkout.edit(product, `memory: '64Mi'`, `memory: '96Mi'`);
  checkout.edit(product, `replicaCount: 3, cpu`, `replicaCount: 4, cpu`);
  const rings = `  rings: { 'ring3-mainstream': { memory: '128Mi' } },\n  ports:`;
  checkout.edit(product, `  ports:`, rings);
  const customer = 'customers/customer-01/customer.ts';
  checkout.edit(customer, 'replicaCount: 5', 'replicaCount: 6');
  checkout.edit(customer, `cpu: '500m'`, `cpu: '600m'`);
}

/** One product and two customers of another fleet, and nothing of those that were there. */
export function allReplaced(checkout: Checkout): void {
  for (const folder of ['customers', 'products']) rmSync(join(checkout.folder, folder), { recursive: true });
  checkout.write('products/catalogue.ts', CATALOGUE);
  checkout.write('products/web-shop/product.ts', PRODUCT);
  const rings = [...checkout.read('fleet/rings.ts').matchAll(/'(ring\d[^']+)'/g)];
  checkout.write(
    'products/web-shop/rings.yaml',
    rings.map(([, ring]) => `${ring}:\n  version: '1.0.0'\n`).join(''),
  );
  const customer = (name: string, prod: string) => `import { defineCustomer } from '../../products/catalogue';

export default defineCustomer({
  name: '${name}',
  title: 'A customer',
  tier: 'standard',
  region: 'northeurope',
  contact: 'ops@${name}.test',
  group: '${name}-operators',
  products: { 'web-shop': { replicas: 2 } },
  tenants: {
    staging: { cluster: 'shared-staging', ring: 'ring1-staging' },
    prod: { cluster: '${prod}', ring: 'ring3-mainstream' },
  },
});
`;
  checkout.write('customers/acme/customer.ts', customer('acme', 'shared-prod'));
  checkout.write('customers/zenith/customer.ts', customer('zenith', 'edge-prod'));
}

const CATALOGUE = `import { defineCatalogue } from '../fleet/fleet';
import { webShop } from './web-shop/product';

const catalogue = defineCatalogue([webShop]);

export default catalogue;

export const { defineCustomer } = catalogue;
`;

const PRODUCT = `import { z } from 'zod';
import { defineProduct } from '../../fleet/fleet';

export const webShop = defineProduct({
  name: 'web-shop',
  chart: { repository: 'product-charts', name: 'web-shop' },
  version: 'chart',
  schema: z.strictObject({ replicas: z.int().min(1) }),
  values: { replicas: 1 },
  ports: { http: 8080 },
  peers: { to: [] },
});
`;
