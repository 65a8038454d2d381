import { join } from 'node:path';
import ts from 'typescript';
import { options, ROOT } from './compiler';

/* What an editor offers while somebody types: asked of the service that editors ask. */

const customer = (rest: string) =>
  `import { defineCustomer } from './catalogue';
   const someone = { name: 'x', title: 'x', region: 'x', contact: 'x', group: 'x' } as const;
   defineCustomer({ ...someone, ${rest} });`;
const product = (rest: string) =>
  `import { z } from 'zod';
   import { defineProduct } from './catalogue';
   const schema = z.strictObject({ replicas: z.int(), size: z.strictObject({ cpu: z.string() }).optional() });
   defineProduct({ name: 'x', schema, ${rest} });`;
const shop = `tier: 'premium', products: { 'product-a': {} }`;
const where = `cluster: 'shared-prod', ring: 'ring3-mainstream'`;

/** Never on disk. */
const probe = join(ROOT, 'test', 'types', 'probe.ts');
let text = '';
let version = 0;
const service = ts.createLanguageService({
  getScriptFileNames: () => [probe],
  getScriptVersion: (file) => (file === probe ? String(version) : '0'),
  getScriptSnapshot: (file) => {
    const content = file === probe ? text : ts.sys.readFile(file);
    return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
  },
  getCompilationSettings: options,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  getCurrentDirectory: () => ROOT,
  fileExists: (file) => file === probe || ts.sys.fileExists(file),
  readFile: ts.sys.readFile,
  readDirectory: ts.sys.readDirectory,
  directoryExists: ts.sys.directoryExists,
  getDirectories: ts.sys.getDirectories,
});

/** What is offered where the text has a `§`. */
function offered(source: string): string[] {
  const at = source.indexOf('§');
  text = source.replace('§', '');
  version += 1;
  return (service.getCompletionsAtPosition(probe, at, {})?.entries ?? []).map(({ name }) => name).sort();
}

describe('the author of a customer is offered', () => {
  it.each<[string, string, string[]]>([
    ['tiers', `tier: '§', products: {}, tenants: {}`, ['premium', 'standard']],
    ['products', `tier: 'premium', products: { '§' }, tenants: {}`, ['product-a', 'product-b', 'product-c']],
    [
      'the products that are not there yet',
      `tier: 'premium', products: { 'product-a': {}, '§': {} }, tenants: {}`,
      ['product-b', 'product-c'],
    ],
    [
      'the values of a product',
      `tier: 'premium', products: { 'product-a': { § } }, tenants: {}`,
      ['cpu', 'host', 'memory', 'replicaCount'],
    ],
    [
      'values within values',
      `tier: 'premium', products: { 'product-b': { host: 'x', size: '1Gi', replicas: { § } } }, tenants: {}`,
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
      ['cluster', 'holds', 'products', 'ring', 'sites', 'values'],
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
  ])('%s', (_what, source, expected) => {
    expect(offered(customer(source))).toStrictEqual(expected);
  });
});

describe('the author of a product is offered', () => {
  it.each<[string, string, string[]]>([
    [
      'repositories',
      `chart: { repository: '§' }, values: {}`,
      ['jetstack', 'platform-infrastructure', 'product-charts'],
    ],
    [
      'the values that a version may set',
      `chart: { repository: 'jetstack', name: 'x' }, version: { value: '§' }, values: {}`,
      ['replicas', 'size.cpu'],
    ],
    [
      'values of the base',
      `chart: { repository: 'jetstack', name: 'x' }, values: { § }`,
      ['replicas', 'size'],
    ],
  ])('%s', (_what, source, expected) => {
    expect(offered(product(source))).toStrictEqual(expected);
  });
});
