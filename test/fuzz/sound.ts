import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { root } from '../support/sample';
import { sealed, sealedSecret } from '../support/secrets';
import { clusters } from '../sample/fleet/clusters';
import { components } from '../sample/fleet/components';
import { environments } from '../sample/fleet/environments';
import { repositories, state } from '../sample/fleet/repositories';
import { rings } from '../sample/fleet/rings';
import { tiers } from '../sample/fleet/tiers';
import { Code, Source, type Tree } from './source';
import { yamlCustomer } from './yaml-customers';

/** A file of TypeScript whose one export is data. */
export interface Spec {
  readonly file: string;
  readonly before: string;
  readonly tree: Tree;
  readonly after: string;
}

const data = (file: string, name: string, tree: unknown): Spec => ({
  file: `fleet/${file}.ts`,
  before: `export const ${name} = `,
  tree: tree as Tree,
  after: ';',
});

/** The fleet of the sample, a file a part. */
export const fleetSpecs: readonly Spec[] = [
  data('environments', 'environments', environments),
  data('rings', 'rings', rings),
  data('tiers', 'tiers', tiers),
  data('clusters', 'clusters', clusters),
  data('components', 'components', components),
  // Of two exports, the second stays as it is.
  {
    ...data('repositories', 'repositories', repositories),
    after: `;\n\nexport const state = ${JSON.stringify(state)};`,
  },
];

const IMPORTS = `import { z } from 'zod';
import { defineProduct } from '../../fleet/fleet';
import { cpu, memory } from '../../lib';
`;

/** A product with all that one may say, and values that are secret by their names. */
export const productSpec: Spec = {
  file: 'products/product-a/product.ts',
  before: `${IMPORTS}\nexport const productA = defineProduct(`,
  tree: {
    name: 'product-a',
    chart: { repository: 'platform-infrastructure', path: 'products/product-a' },
    version: { gitRef: new Code('(version: string) => `product-a-${version}`') },
    schema: new Code(
      'z.strictObject({ replicaCount: z.int().min(1).max(50), cpu: cpu(), memory: memory(), host: z.hostname().optional(), ' +
        'auth: z.strictObject({ password: z.int(), accessToken: z.literal(1), clientSecret: z.boolean(), apiKey: z.string().max(3), ' +
        'dsn: z.url(), pin: z.int() }).partial().optional() })',
    ),
    values: { replicaCount: 1, cpu: '50m', memory: '64Mi' },
    environments: { staging: { replicaCount: 2 }, prod: { replicaCount: 3, cpu: '200m' } },
    rings: { 'ring4-conservative': { replicaCount: 2 } },
    ports: { http: 9898, metrics: 9797 },
    peers: { to: [{ namespace: 'databases', ports: [5432] }] },
    hosts: new Code('({ host }) => (host === undefined ? [] : [host])'),
    footprint: new Code('({ replicaCount, cpu, memory }) => ({ replicas: replicaCount, cpu, memory })'),
  },
  after: ');',
};

export const customerSpec: Spec = {
  file: 'customers/customer-02/customer.ts',
  before: `import { defineCustomer } from '../../products/catalogue';\n\nexport default defineCustomer(`,
  tree: {
    name: 'customer-02',
    title: 'Tailspin Toys',
    tier: 'standard',
    region: 'northeurope',
    contact: 'ops@tailspin.test',
    group: 'tailspin-operators',
    featureFlags: { 'dark-mode': true, uploads: { default: 3, environments: { prod: 5 } } },
    products: { 'product-a': { host: 'shop.tailspin.test', auth: { apiKey: 'no' } } },
    tenants: {
      staging: {
        cluster: 'shared-staging',
        ring: 'ring1-staging',
        values: { 'product-a': { host: 'staging.tailspin.test', replicaCount: 2 } },
      },
      prod: {
        cluster: 'shared-prod',
        ring: 'ring2-earlyadopters',
        holds: { 'product-a': { version: '1.4.3', until: '2026-12-31', reason: 'a migration' } },
      },
    },
  },
  after: ');',
};

export function sourceOf({ before, after, tree }: Spec, changed: Tree = tree): Source {
  return new Source(before, changed, after);
}

/** Secrets of both kinds, as they may be. */
export const sops = {
  file: 'customers/customer-03/secrets/prod/orders.yaml',
  text: stringify(sealed('orders', { type: 'Opaque' })),
};
export const kubeseal = {
  file: 'customers/customer-02/secrets/prod/orders.yaml',
  text: stringify(sealedSecret('orders', 'customer-02-prod')),
};
/** A file that SOPS 3.9.4 made. */
export const orders = readFileSync(join(root, 'test/fixtures/secrets/orders-database.yaml'), 'utf8');

export const terraform = {
  file: 'customers/customer-01/terraform/main.tf',
  text: 'resource "null_resource" "a" {\n  triggers = { "x" = "1" }\n}\n',
};

/** All that is there before anything is malformed. */
export const soundFiles: readonly { readonly file: string; readonly text: string }[] = [
  ...[...fleetSpecs, productSpec, customerSpec].map((spec) => ({
    file: spec.file,
    text: sourceOf(spec).text,
  })),
  sops,
  kubeseal,
  terraform,
  ...yamlCustomer,
];
