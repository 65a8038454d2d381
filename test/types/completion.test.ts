import { join } from 'node:path';
import ts from 'typescript';
import { valuesModule } from '../../lib/scaffold/chart/values-module';
import { options, ROOT } from './compiler';

/* What an editor offers while somebody types: asked of the service that editors ask. A § is where they are. */

const shop = `tier: 'premium', products: { 'product-a': {} }`;
const where = `cluster: 'shared-prod', ring: 'ring3-mainstream'`;

const ofCustomers: [string, string, string[]][] = [
  ['tiers', `tier: '§', products: {}, tenants: {}`, ['premium', 'standard']],
  ['products', `tier: 'premium', products: { § }, tenants: {}`, ['product-a', 'product-b', 'product-c']],
  [
    'the products that are not there yet',
    `tier: 'premium', products: { 'product-a': {}, § }, tenants: {}`,
    ['product-b', 'product-c'],
  ],
  [
    'the values of a product',
    `tier: 'premium', products: { 'product-a': { § } }, tenants: {}`,
    ['cpu', 'host', 'memory', 'replicaCount'],
  ],
  [
    'values within values',
    `tier: 'premium', products: { 'product-b': { host: 'x', replicas: { § } } }, tenants: {}`,
    ['max', 'min'],
  ],
  [
    'what a value may be',
    `tier: 'premium', products: { 'product-b': { host: 'x', logLevel: '§' } }, tenants: {}`,
    ['debug', 'info', 'warn'],
  ],
  ['environments', `${shop}, tenants: { § }`, ['dev', 'prod', 'staging']],
  [
    'what a tenant needs',
    `${shop}, tenants: { prod: { § } }`,
    [
      'adopt',
      'axes',
      'cluster',
      'freezes',
      'holds',
      'namespaceMetadata',
      'onDelete',
      'products',
      'region',
      'regions',
      'ring',
      'secrets',
      'sites',
      'values',
      'windows',
    ],
  ],
  [
    'the rings of the environment alone',
    `${shop}, tenants: { prod: { ring: '§' } }`,
    ['ring2-earlyadopters', 'ring3-mainstream'],
  ],
  [
    'the clusters that host the environment alone',
    `${shop}, tenants: { staging: { cluster: '§', ring: 'ring1-staging' } }`,
    ['any-staging'],
  ],
  [
    'the clusters of a site',
    `${shop}, tenants: { prod: { sites: { oslo: { cluster: '§' } } } }`,
    ['any-staging', 'edge-prod', 'shared-prod'],
  ],
  [
    'the subscribed products for a tenant',
    `${shop}, tenants: { prod: { ${where}, products: ['§'] } }`,
    ['product-a'],
  ],
  [
    'the values of a product in an environment',
    `${shop}, tenants: { prod: { ${where}, values: { 'product-a': { § } } } }`,
    ['cpu', 'host', 'memory', 'replicaCount'],
  ],
];

const ofProducts: [string, string, string[]][] = [
  [
    'repositories',
    `chart: { repository: '§' }, values: {}`,
    ['fleet-state', 'jetstack', 'platform-infrastructure', 'product-charts'],
  ],
  [
    'the values that a version may set',
    `chart: { repository: 'jetstack', name: 'x' }, version: { value: '§' }, values: {}`,
    ['replicas', 'size.cpu'],
  ],
  ['values', `chart: { repository: 'jetstack', name: 'x' }, values: { § }`, ['replicas', 'size']],
];

const anyCluster = `kubernetes: '1.31', apiServer: { cidrs: [] }, ingressNamespace: 'x', monitoringNamespace: 'x'`;
const chart = `namespace: 'x', chart: { repository: 'x', name: 'x' }`;
/** Of what a type is, what is written of it, which key is read about, and what is read. */
const ofKeys: [string, string, string, string][] = [
  [
    'EnvironmentSpec',
    `{ § }`,
    'onDelete',
    'Whether deleting an Argo CD Application deletes what it deployed',
  ],
  ['RingSpec', `{ § }`, 'environment', 'The environment whose values the ring builds on'],
  ['TierSpec', `{ quota: { § } }`, 'storage', '@default - none: nothing can be claimed'],
  ['TierSpec', `{ container: { max: { § } } }`, 'ephemeralStorage', "@default '10Gi'"],
  ['TierSpec', `{ guardrails: { § } }`, 'podSecurityLevel', "@default 'restricted'"],
  ['ClusterSpec', `{ engine: 'argocd', ${anyCluster}, § }`, 'environment', 'Decides the versions and values'],
  ['ClusterSpec', `{ engine: 'argocd', ${anyCluster}, § }`, 'delivery', "@default 'Applications'"],
  [
    'ClusterSpec',
    `{ engine: 'argocd', connection: { § } }`,
    'labels',
    'generators of ApplicationSets select by',
  ],
  ['ClusterSpec', `{ engine: 'flux', ${anyCluster}, § }`, 'shards', 'Shards that tenants are spread over'],
  ['ClusterSpec', `{ engine: 'arc', arc: { extension: { § } } }`, 'multiTenancy', '@default true'],
  ['ComponentSpec', `{ ${chart}, § }`, 'versions', 'Per environment of the cluster.'],
  ['ComponentSpec', `{ ${chart}, § }`, 'dependsOn', 'Components that must be healthy first. @default - none'],
  ['ComponentSpec', `{ images: { § } }`, 'interval', "@default '30m'"],
  ['RepositorySpec', `{ git: 'x', § }`, 'recurseSubmodules', '@default false'],
  ['FleetSpec', `{ § }`, 'namespacePer', "@default 'tenant'"],
  ['FleetSpec', `{ naming: { § } }`, 'project', "@default '{customer}'"],
  ['FleetSpec', `{ states: { west: { § } } }`, 'prefix', '@default - the root'],
  ['ProductSpec', `{ § }`, 'autoscaled', '@default false'],
  ['CustomerSpec', `{ tenants: { prod: { § } } }`, 'holds', 'Versions that this tenant keeps'],
  ['CustomerSpec', `{ windows: { night: { § } } }`, 'start', 'When it opens, `HH:MM`'],
];
const home = (type: string) => ({ RingSpec: 'fleet' })[type] ?? type.replace('Spec', '').toLowerCase();

/** Of products whose values a chart describes, and of one whose loose schema has comments: what is read about a key. */
const ofCharts: [string, string, string[], string, string][] = [
  ['a values.schema.json', `'of-schema': { § }`, ['image', 'level'], 'level', 'How much it says.'],
  ['what a value may be there', `'of-schema': { level: '§' }`, ['debug', 'info'], 'debug', ''],
  ['values within values there', `'of-schema': { image: { § } }`, ['tag'], 'tag', 'Which one.'],
  ['a values.yaml', `'of-values': { § }`, ['replicas', 'size'], 'replicas', 'Pods that run.'],
  ['a loose schema', `loose: { § }`, ['replicas'], 'replicas', 'As many pods.'],
];
const image = { properties: { tag: { type: 'string', description: 'Which one.' } } };
const level = { enum: ['debug', 'info'], description: 'How much it says.' };
const schemaOfChart = JSON.stringify({ properties: { image, level }, additionalProperties: false });
const modules = [
  valuesModule('', schemaOfChart, undefined),
  valuesModule('', undefined, '# -- Pods that run.\nreplicas: 1\nsize: { cpu: a }\n'),
  'export const values = z.looseObject({\n/** As many pods. */\nreplicas: z.int().optional() });',
].map((module, n) =>
  (typeof module === 'string' ? module : '')
    .replace(/^import.*$/m, '')
    .replace('const values', `const values${n}`),
);
const products = ['of-schema', 'of-values', 'loose'].map(
  (name, n) =>
    `defineProduct({ name: '${name}', chart: { repository: 'jetstack', name: 'x' }, schema: values${n}, values: {} })`,
);

/** One text for all, so that the compiler resolves the types once. */
const lines = [
  `import { z } from 'zod';`,
  `import { defineCatalogue, defineCustomer, defineProduct } from './catalogue';`,
  `const someone = { name: 'x', title: 'x', region: 'x', contact: 'x', group: 'x' } as const;`,
  `const schema = z.strictObject({ replicas: z.int(), size: z.strictObject({ cpu: z.string() }).optional() });`,
  ...ofCustomers.map(([, source]) => `defineCustomer({ ...someone, ${source} });`),
  ...ofProducts.map(([, source]) => `defineProduct({ name: 'x', schema, ${source} });`),
  ...modules,
  `const charts = defineCatalogue([${products.join(', ')}]);`,
  ...ofCharts.map(
    ([, source]) =>
      `charts.defineCustomer({ ...someone, tier: 'premium', products: { ${source} }, tenants: {} });`,
  ),
  ...ofKeys.map(
    ([type, source], n) =>
      `export const of${n}: import('../../lib/authored/${home(type)}').${type} = ${source};`,
  ),
].join('\n');
const pieces = lines.split('§');
const text = pieces.join('');

/** Never on disk. */
const probe = join(ROOT, 'test', 'types', 'probe.ts');
const read = (file: string) => (file === probe ? text : ts.sys.readFile(file));
const service = ts.createLanguageService({
  getScriptFileNames: () => [probe],
  getScriptVersion: () => '0',
  getScriptSnapshot: (file) => {
    const content = read(file);
    return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
  },
  getCompilationSettings: options,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  getCurrentDirectory: () => ROOT,
  fileExists: (file) => file === probe || ts.sys.fileExists(file),
  readFile: read,
});

/** Where the nth § is. */
function positionOf(n: number): number {
  return pieces.slice(0, n + 1).join('').length;
}

/** What is read about a key that is offered at the nth §, in one line. */
function docsOf(n: number, key: string): string {
  const none = undefined;
  const details = service.getCompletionEntryDetails(probe, positionOf(n), key, none, none, none, none);
  const tags = details?.tags?.map(({ name, text }) => `@${name} ${ts.displayPartsToString(text)}`) ?? [];
  return [ts.displayPartsToString(details?.documentation), ...tags].join(' ').replace(/\s+/g, ' ');
}

/** What is offered at the nth §. */
function offered(n: number): string[] {
  const entries = service.getCompletionsAtPosition(probe, positionOf(n), {})?.entries ?? [];
  return entries.map(({ name }) => name.replace(/^['"](.*)['"]$/, '$1')).sort();
}

describe('the author of a customer is offered', () => {
  it.each(ofCustomers.map(([what, , expected], n) => [what, n, expected] as const))(
    '%s',
    (_what, n, expected) => {
      expect(offered(n)).toStrictEqual(expected);
    },
  );
});

describe('the author of a product is offered', () => {
  it.each(ofProducts.map(([what, , expected], n) => [what, n, expected] as const))(
    '%s',
    (_what, n, expected) => {
      expect(offered(ofCustomers.length + n)).toStrictEqual(expected);
    },
  );
});

describe('who writes data of the platform reads about', () => {
  it.each(ofKeys.map(([type, , key, expected], n) => [type, key, expected, n] as const))(
    'a key of %s, %s: %s',
    (_type, key, expected, n) => {
      const before = ofCustomers.length + ofProducts.length + ofCharts.length;
      expect(docsOf(before + n, key)).toContain(expected);
    },
  );
});

describe('of a product of which its chart says the values, the author of a customer is offered', () => {
  it.each(ofCharts.map(([what, , expected, key, docs], n) => [what, n, expected, key, docs] as const))(
    '%s',
    (_what, n, expected, key, docs) => {
      const at = ofCustomers.length + ofProducts.length + n;
      expect(offered(at)).toStrictEqual(expected);
      expect(docsOf(at, key)).toContain(docs);
    },
  );
});
