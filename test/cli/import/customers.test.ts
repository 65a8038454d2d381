import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { importCustomers } from '../../../lib/cli/import/customers';
import type { ImportCustomersOptions } from '../../../lib/cli/import/customers/options';
import { importGiven } from '../../../lib/cli/import/given';
import { plan } from '../../../lib/planner/plan';
import { tenantsOf } from '../../../lib/plan/fleet';
import type { CustomerInput } from '../../../lib/authored/specs';
import { catalogue } from '../../sample/products/catalogue';
import { listened } from '../../support/output';
import { sampleSpecs } from '../../support/sample';

const heard = listened();
let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'customers-'));
  mkdirSync(join(scratch, 'fleet/customers'), { recursive: true });
  put(TREE);
});
afterEach(() => rmSync(scratch, { recursive: true }));

const METADATA = `name: acme
title: Acme Works
tier: standard
region: westeurope
contact: ops@acme.test
group: acme-operators
`;
const TREE: Readonly<Record<string, string>> = {
  'customers/acme/metadata.yaml': METADATA,
  'customers/acme/products.yaml': 'products:\n  - { name: product-a, enabled: true }\nenvironments: [prod]\n',
  'customers/acme/product-a/values.yaml': 'replicaCount: 5\n',
};

function put(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(scratch, 'tree', path)), { recursive: true });
    writeFileSync(join(scratch, 'tree', path), text);
  }
}

const specs = sampleSpecs();
let last: CustomerInput[] = [];
const planMore = (more: readonly CustomerInput[]) => {
  last = [...more];
  return { ...plan({ ...specs, customers: [...specs.customers, ...more] }), rings: [], fleet: specs.fleet };
};
const PLACED = { clusters: ['prod=shared-prod'], rings: ['prod=ring3-mainstream'] };

async function said(options: Partial<ImportCustomersOptions> = {}): Promise<[number, string]> {
  heard.said = '';
  const code = await importCustomers(
    planMore([]),
    { path: join(scratch, 'tree'), ...PLACED, ...options },
    {
      root: join(scratch, 'fleet'),
      catalogue,
      command: 'fleet',
      planMore,
      anew: { outdir: join(scratch, 'fleet/dist'), synth: () => Promise.resolve(0) },
    },
  );
  return [code, heard.said.replaceAll(`${scratch}/`, '')];
}
/** What a release of the customer comes to. */
function release(product: string) {
  const found = tenantsOf(planMore(last).plan!).find(({ customer }) => customer === 'acme');
  return found!.releases.find((each) => each.product.name === product)!;
}

it('a customer is written as it was, where it was said to run', async () => {
  expect(await said()).toEqual([0, '']);
  expect(readFileSync(join(scratch, 'fleet/customers/acme/customer.ts'), 'utf8')).toBe(`export default {
  name: 'acme',
  title: 'Acme Works',
  tier: 'standard',
  region: 'westeurope',
  contact: 'ops@acme.test',
  group: 'acme-operators',
  products: { 'product-a': { replicaCount: 5 } },
  tenants: { prod: { cluster: 'shared-prod', ring: 'ring3-mainstream' } },
};
`);
});

it("what the tree has below a customer, and the fleet has otherwise, becomes the customer's", async () => {
  put({
    'products/product-a/base-values.yaml': 'replicaCount: 1\ncpu: 60m\nmemory: 64Mi\n',
    'products/product-a/environments/prod.yaml': 'replicaCount: 3\ncpu: 300m\n',
    'customers/acme/products.yaml': 'products: [product-a]\nenvironments: [prod, staging]\n',
  });
  expect(await said({ yaml: true, ...both })).toEqual([0, '']);
  const text = (path: string) => readFileSync(join(scratch, 'fleet/customers/acme', path), 'utf8');
  expect(text('product-a/values.yaml')).toBe('replicaCount: 5\n');
  expect(text('product-a/environments/prod.yaml')).toBe('cpu: 300m\n');
  expect(text('product-a/environments/staging.yaml')).toBe('cpu: 60m\n');
  expect(release('product-a').values).toEqual({ replicaCount: 5, cpu: '300m', memory: '64Mi' });
  const why = "'product-a' has another value in the fleet: customers have this one as their own";
  expect(heard.out.match(/^- .*$/gm)).toEqual([
    `- products/product-a/base-values.yaml:2:6 cpu: ${why}`,
    `- products/product-a/environments/prod.yaml:2:6 cpu: ${why}`,
  ]);
});
const both = {
  clusters: ['prod=shared-prod', 'staging=shared-staging'],
  rings: ['prod=ring3-mainstream'],
};

it('what the fleet sets for all, and the tree left to the chart, cannot be as it was, which is told', async () => {
  put({ 'products/product-a/base-values.yaml': 'replicaCount: 1\ncpu: 200m\n' });
  expect((await said())[0]).toBe(0);
  expect(heard.out).toContain(
    '- products/product-a/product.ts values memory: the fleet sets it for every customer, and the tree left it to the chart',
  );
});

it('a version that its ring does not run is held, whoever says it', async () => {
  put({
    'customers/acme/products.yaml':
      'products:\n  - { name: product-a, version: 1.4.3 }\n  - { name: product-b, enabled: true }\nenvironments: [prod]\n',
    'customers/acme/product-b/values.yaml':
      'host: b.acme.test\nreplicas: { max: 2 }\nimage: { tag: 6.7.0 }\n',
  });
  const until = { until: '2027-01-31' };
  expect(await said(until)).toEqual([0, '']);
  expect([release('product-a').version, release('product-b').version]).toEqual(['1.4.3', '6.7.0']);
  expect(last[0]!.spec.tenants['prod']).toMatchObject({
    holds: {
      'product-a': {
        version: '1.4.3',
        until: '2027-01-31',
        reason: 'as customers/acme/products.yaml:2:33 had it',
      },
      'product-b': { version: '6.7.0', reason: 'as customers/acme/product-b/values.yaml:3:15 had it' },
    },
  });
  // The version is its ring's or the hold's: no layer of values has it.
  expect(last[0]!.spec.products).toEqual({
    'product-a': { replicaCount: 5 },
    'product-b': { host: 'b.acme.test', replicas: { max: 2 } },
  });
});

it('what other systems call a customer is taken from options', async () => {
  put({ 'customers/acme/metadata.yaml': 'name: acme\nregion: westeurope\nteam: blue\n' });
  const given = { tier: 'standard', contact: '{customer}@vendor.test', group: '{customer}-operators' };
  expect(await said(given)).toEqual([0, '']);
  expect(last[0]!.spec).toMatchObject({
    title: 'acme',
    tier: 'standard',
    contact: 'acme@vendor.test',
    group: 'acme-operators',
  });
  expect(heard.out).toContain('- customers/acme/metadata.yaml:3:7 team: no field of a customer');
});

const A = 'tree/customers/acme';
it.each<[string, Readonly<Record<string, string>>, Partial<ImportCustomersOptions>?]>([
  [`${A}/metadata.yaml:1:13: not YAML: `, { 'customers/acme/metadata.yaml': 'tier: { a: 1' }],
  [
    `${A}/metadata.yaml:1:1: 'contact' is missing`,
    { 'customers/acme/metadata.yaml': METADATA.replace(/contact.*\n/, '') },
  ],
  [
    `${A}/metadata.yaml:1:7 name: is another name than that of its folder, 'acme'`,
    { 'customers/acme/metadata.yaml': METADATA.replace('name: acme', 'name: other') },
  ],
  [
    `${A}/metadata.yaml:3:7 tier: unknown tier 'gold'`,
    { 'customers/acme/metadata.yaml': METADATA.replace('standard', 'gold') },
  ],
  [`${A}: has no metadata.yaml`, { 'customers/acme/metadata.yaml': '' }, { path: 'none' }],
  [
    `${A}/products.yaml:1:12 products.0: 'produkt-a' is no product of the fleet`,
    { 'customers/acme/products.yaml': 'products: [produkt-a]\n' },
  ],
  [
    `${A}/products.yaml:1:11 products: 'products' is not a list`,
    { 'customers/acme/products.yaml': 'products: all\n' },
  ],
  [
    `${A}/products.yaml:2:16 environments.0: unknown environment 'qa'`,
    { 'customers/acme/products.yaml': 'products: [product-a]\nenvironments: [qa]\n' },
  ],
  [
    `${A}/products.yaml:3:16 environments.0: says no cluster for 'prod', which has several`,
    {},
    { clusters: [] },
  ],
  [
    `${A}/product-a/values.yaml:1:15 replicaCount: product-a of acme in prod: `,
    { 'customers/acme/product-a/values.yaml': 'replicaCount: many\n' },
  ],
  [
    `${A}/product-a/values.yaml:2:1: the key stands twice`,
    { 'customers/acme/product-a/values.yaml': 'a: 1\na: 2\n' },
  ],
  [
    `${A}/product-a/environments/qa.yaml:1:1: unknown environment 'qa'`,
    { 'customers/acme/product-a/environments/qa.yaml': 'a: 1\n' },
  ],
  [
    `${A}/products.yaml:1:40 products.0.version: is another version of 'product-a' than ring 'ring3-mainstream' runs (1.5.1)`,
    {
      'customers/acme/products.yaml':
        'products: [{ name: product-a, version: 1.4.3 }]\nenvironments: [prod]\n',
    },
  ],
  [
    `${A}/products.yaml:1:40 tenants.prod.holds.product-a.version: no ring runs or ran 9.9.9`,
    {
      'customers/acme/products.yaml':
        'products: [{ name: product-a, version: 9.9.9 }]\nenvironments: [prod]\n',
    },
    { until: '2027-01-31' },
  ],
  [
    `${A}/product-a/secrets.yaml`,
    {
      'customers/acme/product-a/secrets.yaml':
        'apiVersion: v1\nkind: Secret\nmetadata: { name: s }\nstringData: { password: hunter2hunter2 }\n',
    },
  ],
  ["--only: unknown customer 'akme'", {}, { only: ['akme'] }],
  ["--ring: unknown ring 'fast'", {}, { rings: ['prod=fast'] }],
  ["--cluster: 'prod' names no environment", {}, { clusters: ['prod'] }],
  ["--until: 'soon' is no day", {}, { until: 'soon' }],
  ['nowhere: has no folder customers', {}, { path: 'nowhere' }],
])('a mistake is told with its place, and nothing is written: %s', async (problem, files, options = {}) => {
  put(files);
  if (options.path === 'none') rmSync(join(scratch, 'tree/customers/acme/metadata.yaml'));
  const { path, ...more } = options;
  const [code, text] = await said(path === 'nowhere' ? options : more);
  expect([code, text]).toEqual([1, expect.stringContaining(`error: ${problem}`)]);
  expect(text).toMatch(/\n {2}fix: /);
  expect(text).not.toContain('hunter2');
  expect(existsSync(join(scratch, 'fleet/customers/acme'))).toBe(false);
});

it('a link is not followed', async () => {
  symlinkSync('/etc', join(scratch, 'tree/customers/acme/etc'));
  expect(await said()).toEqual([1, expect.stringContaining(`error: ${A}/etc: is a link`)]);
});

it('where synthesis fails, all that was written is taken back', async () => {
  const code = await importCustomers(
    planMore([]),
    { path: join(scratch, 'tree'), ...PLACED },
    {
      root: join(scratch, 'fleet'),
      catalogue,
      command: 'fleet',
      planMore,
      anew: { outdir: join(scratch, 'fleet/dist'), synth: () => Promise.resolve(1) },
    },
  );
  expect([code, existsSync(join(scratch, 'fleet/customers/acme'))]).toEqual([1, false]);
});

it.each([
  [
    { what: 'customers', path: '.', state: 'https://git.example.com/a.git' },
    '--state: is of import argocd and import flux',
  ],
  [{ what: 'flux', path: '.', tier: 'standard', rings: ['a=b'] }, '--tier: is of import customers alone'],
  [{ what: 'argocd', path: '.', dryRun: true }, '--dry-run: is of import customers alone'],
] as const)('an option of which nothing would come is told: %j', async (given, problem) => {
  const program = { root: scratch, catalogue, command: 'fleet', planMore, outdir: '', synth: () => 0 };
  expect(await importGiven(given, () => planMore([]), program)).toBe(1);
  expect(heard.said).toContain(`error: ${problem}`);
});
