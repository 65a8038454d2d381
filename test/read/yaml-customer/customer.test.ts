import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { formatIssue } from '../../../lib/cli/report';
import { customerSchema, type CustomerSpec } from '../../../lib/authored/customer';
import { located, read } from '../../../lib/read';
import { program } from '../../../lib/cli/program';
import { listened } from '../../support/output';
import { sealed } from '../../support/secrets';
import { filesOf, sampleRoot, sampleSpecs } from '../../support/sample';
import { fleet, product } from '../../support/specs';
import { asFolder } from '../../support/yaml-customer';
import { catalogue } from '../../sample/products/catalogue';
import { stringify } from 'yaml';

const heard = listened();
let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'yaml-customer-'))));
afterEach(() => rmSync(root, { recursive: true }));

const WEB = { fleet: fleet(), products: [product('web').spec] };

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, folder, path)), { recursive: true });
    writeFileSync(join(root, folder, path), text);
  }
}

/** What is read of one customer. */
function given(files: Readonly<Record<string, string>>, name = 'acme') {
  write(`customers/${name}`, files);
  const { specs, issues } = read({ root, catalogue: WEB });
  return { customer: specs.customers[0], said: located(root, issues).map(formatIssue) };
}

const whole: CustomerSpec = {
  name: 'acme',
  title: 'Café Nord & Søn',
  tier: 'gold',
  region: 'westeurope',
  axes: { hardware: 'gpu' },
  contact: 'ops@acme.test',
  group: 'acme-operators',
  namespaceMetadata: { labels: { 'example.com/owner': 'acme' } },
  products: {
    web: { image: { tag: '1.10' }, list: [1, { a: null }], 'a.b/c': 'yes', empty: {} },
    api: {},
  },
  repository: { git: 'https://git.example.com/acme.git', environments: { dev: { path: 'dev' } } },
  windows: { night: { days: ['sat', 'sun'], start: '22:00', duration: '4h', timeZone: 'Europe/Amsterdam' } },
  freezes: {
    peak: { from: '2026-12-19', until: '2027-01-03', reason: 'their peak', timeZone: 'Asia/Tokyo' },
  },
  secrets: { 'web-database': { store: { name: 'azure' }, keys: { username: { key: 'acme-web' } } } },
  tenants: {
    dev: { cluster: 'east', ring: 'r0', products: ['web'], values: { web: { replicas: 2, host: null } } },
    test: { regions: ['eu', 'us'], ring: 'r1', values: { api: { size: 0.5 } } },
    prod: {
      sites: {
        north: { cluster: 'east', ring: 'r1', region: 'eu', namespaceMetadata: { labels: { a: 'b' } } },
        south: {
          cluster: 'west',
          ring: 'r1',
          holds: { web: { version: '1.4.3', until: '2026-12-31', reason: 'a migration' } },
          adopt: { web: { name: 'web', namespace: 'apps' } },
        },
      },
    },
    stage: {
      ...{ pool: 'eu', ring: 'r1', windows: {} },
      freezes: { audit: { from: '2026-12-01', until: '2026-12-02', reason: 'an audit' } },
    },
  },
  featureFlags: { 'dark-mode': true, uploads: { default: 3, environments: { prod: 5 } } },
};

it('everything that defineCustomer takes can be said', () => {
  const { shape } = customerSchema as unknown as z.ZodObject;
  expect(Object.keys(whole).sort()).toEqual(Object.keys(shape).sort());
  expect(customerSchema.safeParse(whole).success).toBe(true);
  const { customer, said } = given(asFolder(whole));
  expect(said).toEqual([]);
  expect(customer).toEqual({ spec: whole, file: 'customers/acme/metadata.yaml' });
});

it('a customer comes to the same output, byte for byte, in either form', () => {
  const specs = sampleSpecs();
  cpSync(join(sampleRoot, 'products'), join(root, 'products'), { recursive: true });
  const held = {
    staging: { version: '1.4.3', until: '2099-12-31', reason: 'a migration' },
  };
  const authored = specs.customers.map((input): typeof input => {
    if (input.spec.name !== 'customer-02') return input;
    const { prod } = input.spec.tenants;
    const tenants = { ...input.spec.tenants, prod: { ...prod!, holds: { 'product-a': held.staging } } };
    const featureFlags = { 'dark-mode': true, uploads: { default: 3, environments: { prod: 5 } } };
    return { ...input, spec: { ...input.spec, featureFlags, tenants } };
  });
  for (const { spec } of authored) write(`customers/${spec.name}`, asFolder(spec));
  const { specs: folders, issues } = read({ root, catalogue });
  expect(issues).toEqual([]);
  expect(folders.customers.map(({ file }) => file)).toEqual(
    ['01', '02', '03'].map((number) => `customers/customer-${number}/metadata.yaml`),
  );
  const [before, after] = [
    filesOf({ ...specs, customers: authored }),
    filesOf({ ...specs, customers: folders.customers }),
  ];
  expect(after).toEqual(before);
  expect(Object.values(after).join('')).toContain('held');
});

it('explain names the line of YAML that says a value, a ring or a tier', async () => {
  const { specs } = read({ root: sampleRoot, catalogue });
  cpSync(join(sampleRoot, 'products'), join(root, 'products'), { recursive: true });
  for (const { spec } of specs.customers) write(`customers/${spec.name}`, asFolder(spec));
  const run = program({ root, catalogue }).run;
  expect(await run(['explain', 'customer-01-prod/product-a', '--all'])).toBe(0);
  const folder = 'customers/customer-01';
  for (const line of [
    `^ring .* ${folder}/products\\.yaml:13:11$`,
    `^quota .* ${folder}/metadata\\.yaml:3:7$`,
    `^cpu .* customer environment +${folder}/product-a/environments/prod\\.yaml:1:6$`,
    `^replicaCount .* customer +${folder}/product-a/values\\.yaml:1:15$`,
  ])
    expect(heard.out).toMatch(new RegExp(line, 'm'));
});

it('what lies beside it is read as with a module: Secrets, Terraform, placement', () => {
  const { customer, said } = given({
    ...asFolder(whole),
    'placement.yaml': 'stage: east\n',
    'secrets/dev/orders.yaml': stringify(sealed('orders', { type: 'Opaque' })),
    'web/secrets.yaml': stringify(sealed('web', { type: 'Opaque' })),
    'terraform/main.tf': 'resource "null_resource" "a" {}\n',
    'README.md': 'notes',
    'web/notes.txt': 'notes',
    '.idea/x.yaml': '',
    'web/environments/.swp': '',
  });
  expect(said).toEqual([]);
  expect(customer).toMatchObject({
    spec: whole,
    placement: { entries: { stage: 'east' } },
    secrets: [{ name: 'orders' }],
    productSecrets: [{ product: 'web' }],
    terraform: [{ name: 'main.tf' }],
  });
});

const sound = { 'metadata.yaml': 'name: acme\n', 'products.yaml': 'products: [web]\ntenants: { dev: {} }\n' };

it.each<[string, Readonly<Record<string, string>>, string]>([
  ['no products.yaml', { 'metadata.yaml': 'name: acme\n' }, 'customers/acme: has no products.yaml'],
  ['another ending', { 'metadata.yml': '' }, 'customers/acme: has no metadata.yaml, but metadata.yml'],
  [
    'products elsewhere',
    { ...sound, 'metadata.yaml': 'a: 1\nproducts: []' },
    "metadata.yaml:2:1 products: 'products' is not said here",
  ],
  [
    'a key of metadata',
    { ...sound, 'products.yaml': 'products: []\ntier: x' },
    "products.yaml:2:7 tier: 'tier' is unknown",
  ],
  [
    'no list',
    { ...sound, 'products.yaml': 'products:\n  web: {}' },
    "products.yaml:1:1 products: 'products' is not a list",
  ],
  [
    'no names',
    { ...sound, 'products.yaml': 'products:\n  - web\n  - { a: 1 }' },
    'products.yaml:3:5 products.1: is not the name of a product',
  ],
  [
    'a name twice',
    { ...sound, 'products.yaml': 'products: [web, web]' },
    "products.yaml:1:17 products.1: 'web' is listed twice",
  ],
  [
    'values in place',
    { ...sound, 'products.yaml': 'products: [web]\ntenants:\n  dev:\n    values: {}' },
    "products.yaml:4:5 tenants.dev.values: 'values' is not said here",
  ],
  [
    'tenants that are a list',
    { ...sound, 'products.yaml': 'products: [web]\ntenants: []' },
    "products.yaml:2:1 tenants: 'tenants' is not a map",
  ],
  [
    'values of nothing',
    { ...sound, 'wbe/values.yaml': 'a: 1' },
    "wbe/values.yaml:1:1: 'wbe' is not among the products in products.yaml",
  ],
  [
    'an environment of nothing',
    { ...sound, 'web/environments/devv.yaml': 'a: 1' },
    "web/environments/devv.yaml:1:1: 'devv' is not among the tenants",
  ],
  ['a file of another name', { ...sound, 'web/value.yaml': 'a: 1' }, 'web/value.yaml: is read by nobody'],
  ['a file at the top', { ...sound, 'product.yml': '' }, 'product.yml: is read by nobody'],
  [
    'a folder of another name',
    { ...sound, 'web/environment/dev.yaml': '' },
    'web/environment: is read by nobody',
  ],
  [
    'an ending of an environment',
    { ...sound, 'web/environments/dev.yml': '' },
    'web/environments/dev.yml: is no file of an environment',
  ],
  ['an anchor', { ...sound, 'web/values.yaml': 'a: &a 1' }, 'web/values.yaml:1:7: has an anchor'],
  ['a merge', { ...sound, 'web/values.yaml': '<<: { a: 1 }' }, 'web/values.yaml:1:1: is a merge key'],
  ['a tag', { ...sound, 'web/values.yaml': 'a: !!binary aGk=' }, 'web/values.yaml:1:13: has a tag'],
  [
    'a key twice',
    { ...sound, 'web/values.yaml': 'a: 1\nb: 2\na: 3' },
    'web/values.yaml:3:1: the key stands twice in one map',
  ],
  [
    'a key that is no text',
    { ...sound, 'web/values.yaml': '8080: a' },
    'web/values.yaml:1:1: the key is not text',
  ],
  [
    'a word of YAML 1.1',
    { ...sound, 'web/values.yaml': 'a: yes' },
    'web/values.yaml:1:4 a: reads otherwise in YAML 1.1',
  ],
  [
    'a number of YAML 1.1',
    { ...sound, 'web/values.yaml': 'a: 010' },
    'web/values.yaml:1:4 a: reads otherwise in YAML 1.1',
  ],
  [
    'a second document',
    { ...sound, 'web/values.yaml': 'a: 1\n---\nb: 1' },
    'web/values.yaml:2:1: begins a second document',
  ],
  ['a list', { ...sound, 'web/values.yaml': '- a' }, 'web/values.yaml:1:1: is not a map'],
  [
    'a line separator',
    { ...sound, 'web/values.yaml': 'a: x\u2028y' },
    'web/values.yaml:1:5: U+2028, a line separator, stands here',
  ],
  [
    'a next line',
    { ...sound, 'metadata.yaml': '# a\u0085name: b' },
    'metadata.yaml:1:4: U+0085, a next line, stands here',
  ],
])('%s is told with its place', (_, files, expected) => {
  const { customer, said } = given(files);
  expect(said.map((each) => each.split('\n')[0])).toEqual([
    expect.stringContaining(
      expected.startsWith('customers') ? expected : `error: customers/acme/${expected}`,
    ),
  ]);
  expect(customer).toBeUndefined();
});

it('a module and a folder of one name are an error', () => {
  for (const file of ['metadata.yaml', 'products.yaml'])
    expect(given({ 'customer.ts': 'export default {}', [file]: '' }).said).toEqual([
      expect.stringContaining('error: customers/acme: is a customer twice: as customer.ts, and as YAML ('),
    ]);
});

it('a link is refused, wherever it stands', () => {
  given(sound);
  writeFileSync(join(root, 'elsewhere.yaml'), 'a: 1\n');
  mkdirSync(join(root, 'customers/acme/web/environments'), { recursive: true });
  for (const file of ['web/values.yaml', 'web/environments/dev.yaml', 'products.yaml', 'metadata.yaml']) {
    rmSync(join(root, 'customers/acme', file), { force: true });
    symlinkSync(join(root, 'elsewhere.yaml'), join(root, 'customers/acme', file));
    expect(given({}).said).toContainEqual(
      expect.stringContaining(`error: customers/acme/${file}: is a symbolic link`),
    );
    rmSync(join(root, 'customers/acme', file));
    if (!file.startsWith('web')) write('customers/acme', sound);
  }
});

it('days and what YAML 1.1 reads alike need no quotes', () => {
  const { customer, said } = given({
    ...sound,
    'web/values.yaml': 'day: 2026-12-31\nhex: 0x10\nfloat: 1e3\nnone: ~\ntext: "yes"\nversion: v1_0\n',
  });
  expect(said).toEqual([]);
  expect(customer?.spec.products).toEqual({
    web: { day: '2026-12-31', hex: 16, float: 1000, none: null, text: 'yes', version: 'v1_0' },
  });
});
