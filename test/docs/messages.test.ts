import { Checkout } from '../support/checkout';
import { pages, samplesOf, textOf } from './pages';

/* Messages that pages quote are what the program prints, of the customer that docs/customers.md adds to the sample. */
const checkout = new Checkout();
afterAll(() => checkout.remove());

const ACME = 'customers/acme/customer.ts';
const NORTHWIND = 'customers/customer-01/customer.ts';
const RINGS = 'products/product-a/rings.yaml';

/** Messages of a page: indented lines, of which the second is the fix. */
function quotedIn(page: string): string[] {
  const found = textOf(page).matchAll(
    /^ {4}((?:error|warning): (?:\S+\.ts|\S+\.yaml|customers\/\w+:).*)\n {4}( {2}fix: .*)$/gm,
  );
  return [...found].map(([, problem, fix]) => `${problem}\n${fix}`);
}

/** The page's sample of a ring in `rings.yaml`, in place of the entry that is there. */
function withRing(page: string, version: string): void {
  const sample = samplesOf(page).find(({ text }) => text.startsWith(`# ${RINGS}`) && text.includes(version))!;
  const entry = sample.text.replace(/^#.*\n/, '');
  const [ring] = entry.split('\n');
  const before = new RegExp(`^${ring}\n(?: {2}.*\n)+`, 'm').exec(checkout.read(RINGS))![0];
  checkout.edit(RINGS, before, entry);
}

interface Run {
  /** Files that are as they were afterwards. */
  readonly files: readonly string[];
  readonly change: () => void;
  /** How the messages of the run begin. */
  readonly says: readonly string[];
}

/** What people do wrong in the pages. */
const runs: Readonly<Record<string, Run>> = {
  'wrong values, and a ring that skips one': {
    files: [ACME, NORTHWIND, RINGS],
    change: () => {
      checkout.edit(ACME, `'shared-prod'`, `'shared-prd'`);
      checkout.edit(NORTHWIND, 'replicaCount: 5', 'replicaCount: 500');
      checkout.edit(NORTHWIND, `host: 'api.nw.test'`, `host: 'api.nw.test', image: { tag: '1' }`);
      checkout.edit(RINGS, version('1.5.1'), version('1.7.0'));
    },
    says: [
      `error: ${ACME}:19:13 tenants.prod.cluster: unknown cluster`,
      `error: ${NORTHWIND}:11:20 products.product-a.replicaCount`,
      `error: ${NORTHWIND}:12:50 products.product-b.image.tag`,
      `error: ${RINGS}:13:12: 'ring2-earlyadopters' runs 1.7.0`,
    ],
  },
  'a ring that takes a version before it has soaked': {
    files: ['fleet/rings.ts', RINGS],
    change: () => {
      const ring = (more = '') => `'ring1-staging': { environment: 'staging'${more} }`;
      checkout.edit('fleet/rings.ts', ring(), ring(`, soak: '7d'`));
      checkout.edit(
        RINGS,
        `ring2-earlyadopters:\n  version: '1.5.1'\n  since: 2026-11-02\n  ran: [`,
        `ring2-earlyadopters:\n  version: '1.6.0'\n  since: 2026-11-20\n  ran: ['1.5.1', `,
      );
    },
    says: [`error: ${RINGS}:14:10: 'ring2-earlyadopters' takes 1.6.0 on 2026-11-20`],
  },
  'a ring after several that is ahead of one': {
    files: ['fleet/rings.ts', RINGS],
    change: () => {
      const ring = (name: string, after = '') => `'${name}': { environment: 'prod'${after} }`;
      const both = `, after: ['ring2-earlyadopters', 'ring3-mainstream']`;
      checkout.edit(
        'fleet/rings.ts',
        ring('ring3-mainstream'),
        ring('ring3-mainstream', `, after: 'ring1-staging'`),
      );
      checkout.edit('fleet/rings.ts', ring('ring4-conservative'), ring('ring4-conservative', both));
      const mainstream = `ring3-mainstream:\n  version: `;
      checkout.edit(
        RINGS,
        `${mainstream}'1.5.1'\n  since: 2026-11-16\n  ran: [`,
        `${mainstream}'1.6.0'\n  since: 2026-11-30\n  ran: ['1.5.1', `,
      );
      checkout.edit(
        RINGS,
        `ring4-conservative:\n  version: '1.4.3'`,
        `ring4-conservative:\n  version: '1.6.0'`,
      );
    },
    says: [`error: ${RINGS}:21:12: 'ring4-conservative' runs 1.6.0`],
  },
  'a ring without a version, and a hotfix that stays': {
    files: [ACME, 'fleet/rings.ts', RINGS],
    change: () => {
      checkout.edit('fleet/rings.ts', `} as const`, `  'ring5-frozen': { environment: 'prod' },\n} as const`);
      checkout.edit(ACME, `'ring2-earlyadopters'`, `'ring5-frozen'`);
      withRing('docs/roll-out.md', '1.5.2');
      checkout.edit(RINGS, version('1.5.2'), version('1.5.1'));
      checkout.edit(RINGS, `ran: ['1.5.1', '1.4.3']\n  hotfix`, `ran: ['1.5.2', '1.4.3']\n  hotfix`);
    },
    says: [
      `error: ${ACME}:19:37 tenants.prod.ring: ring 'ring5-frozen'`,
      `warning: ${RINGS}:16:3: the hotfix of 'ring2-earlyadopters'`,
    ],
  },
  'one namespace for all': {
    files: ['fleet/fleet.ts'],
    change: () =>
      checkout.edit(
        'fleet/fleet.ts',
        '  landscape,\n});',
        `  landscape,\n  naming: { namespace: () => 'apps' },\n});`,
      ),
    says: [`error: customers/customer-02/customer.ts:19:5 tenants.prod: namespace 'apps'`],
  },
  'a tenant on another cluster': {
    files: [],
    change: () => checkout.edit(ACME, `'shared-prod'`, `'edge-prod'`),
    says: [`error: ${ACME}:13:3 tenants: would be removed: acme-prod moves`],
  },
  'other names for a release that is delivered': {
    files: [],
    change: () =>
      checkout.edit(ACME, `'shared-prod',`, `'shared-prod', adopt: { 'product-a': { releaseName: 'web' } },`),
    says: [`error: ${ACME}:13:3 tenants: would be removed: product-a of acme-prod`],
  },
  'a path that others have': {
    files: [],
    change: () =>
      checkout.edit(
        ACME,
        `'shared-prod',`,
        `'shared-prod', adopt: { 'product-a': { path: 'clusters/shared-prod/tenants/acme' } },`,
      ),
    says: [`error: ${ACME}:19:61 tenants.prod.adopt.product-a.path:`],
  },
  'what differs on a cluster that is none, and a label that is not for customers': {
    files: ['fleet/components.ts', 'fleet/fleet.ts', ACME],
    change: () => {
      checkout.edit(
        'fleet/components.ts',
        `    versions: { dev: 'v1.15.3'`,
        `    overrides: { clusters: { 'shared-prd': { version: 'v1.15.3' } } },\n    versions: { dev: 'v1.15.3'`,
      );
      checkout.edit(
        'fleet/fleet.ts',
        '  landscape,\n});',
        `  landscape,\n  customerNamespaceKeys: ['cost-center'],\n});`,
      );
      checkout.edit(
        ACME,
        `  group: 'acme-operators',`,
        `  group: 'acme-operators',\n  namespaceMetadata: { labels: { access: 'database' } },`,
      );
    },
    says: [
      `error: fleet/components.ts:13:30 components.cert-manager.overrides.clusters.shared-prd: unknown cluster`,
      `error: ${ACME}:10:34 namespaceMetadata.labels.access: a customer may not say`,
    ],
  },
  'one host for all regions where there is one': {
    files: ['fleet/environments.ts'],
    change: () =>
      checkout.edit(
        'fleet/environments.ts',
        `  staging: { branch: 'staging', automatedSync: true, onDelete: 'cascade', access: 'view' },`,
        [
          `  staging: {\n    branch: 'staging',\n    automatedSync: true,\n    onDelete: 'cascade',\n    access: 'view',`,
          `    globalEntry: { k8gb: 'ingress-nginx' },\n  },`,
        ].join('\n'),
      ),
    says: [`error: fleet/environments.ts:16:5 environments.staging.globalEntry: 'staging' is not`],
  },
  'another name': {
    files: [],
    change: () => {
      checkout.write('customers/acme2/customer.ts', checkout.read(ACME).replace(`'acme'`, `'acme2'`));
      checkout.delete('customers/acme');
    },
    says: ['error: customers/acme: acme is now acme2'],
  },
  'a customer in YAML': {
    files: [],
    change: () => {
      const sample = samplesOf('docs/customers.md').find(({ text }) => text.includes('acme/products.yaml'))!;
      const others = { title: 'Acme', tier: 'standard', region: 'northeurope', contact: 'ops@acme.test' };
      checkout.delete(ACME);
      checkout.write(
        'customers/acme/metadata.yaml',
        JSON.stringify({ name: 'acme', ...others, group: 'acme-operators' }),
      );
      checkout.write('customers/acme/products.yaml', sample.text.replace('shared-prod', 'shared-prd'));
      checkout.write('customers/acme/product-a/values.yaml', 'host: shop.acme.test');
      checkout.write('customers/acme/product-a/environments/staging.yaml', 'host: staging.acme.test');
    },
    says: ['error: customers/acme/products.yaml:9:14 tenants.prod.cluster: unknown cluster'],
  },
  'a customer less': {
    files: [],
    change: () => checkout.delete('customers/acme'),
    says: ['error: customers/acme: customer acme would be removed'],
  },
};

/** The version of the ring that the pages change. */
function version(of: string): string {
  return `ring2-earlyadopters:\n  version: '${of}'`;
}

const quoted = pages.filter((page) => page.startsWith('docs/')).flatMap(quotedIn);

beforeAll(() => {
  const sample = samplesOf('docs/customers.md').find(({ text }) => text.startsWith(`// ${ACME}`));
  checkout.write(ACME, sample!.text.replace(/^.*\n/, ''));
  expect(checkout.synth()).toMatchObject({ status: 0 });
  checkout.keep();
});
afterEach(() => checkout.reset());

it('every message that a page quotes is looked at, but for those of a day', () => {
  const looked = Object.values(runs).flatMap(({ says }) => says);
  const others = quoted.filter((message) => !looked.some((start) => message.startsWith(start)));
  expect(others).toEqual([expect.stringContaining('ends on 2026-12-04')]);
});

it.each(Object.entries(runs))('%s', (_, { files, change, says }) => {
  const before = files.map((file) => [file, checkout.read(file)] as const);
  change();
  const { stderr } = checkout.synth();
  for (const [file, text] of before) checkout.write(file, text);
  for (const start of says) {
    const message = quoted.find((each) => each.startsWith(start));
    expect(message).toBeDefined();
    expect(stderr).toContain(message);
  }
});
