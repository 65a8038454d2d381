import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { error, formatLocation } from '../../lib/issues/issue';
import { located } from '../../lib/read';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'locate-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
});
afterAll(() => rmSync(root, { recursive: true }));

const files: Readonly<Record<string, string>> = {
  'fleet/fleet.ts': `import { defineFleet } from 'ringfleet';
import { clusters } from './clusters';
import components from './components';
import { stages as environments, rings } from './order';
import * as where from './repositories';
import { made } from './made';
import { copied, grouped } from './grouped';

export const fleet = defineFleet({
  clusters,
  components,
  environments,
  rings,
  repositories: where.repositories,
  tiers: { standard: { quota: { pods: 50 } } },
  groups: made,
  made,
  grouped,
  copied,
});

export const { defineProduct, defineCatalogue } = fleet;
`,
  'fleet/clusters.ts': `import type { ClusterSpec } from 'ringfleet';

const basics = ['cert-manager', 'ingress'] as const;
const standard = { kubernetes: '1.31', components: basics } as const;
const large = true;

export const clusters = {
  edge: {
    ...standard,
    engine: 'flux',
    apiServer: { cidrs: ['10.0.0.1/32', 'x'] },
    components: [...basics, 'robot'],
    ...(large && { shards: 3 }),
  },
  'shared-dev': { ...standard, kubernetes: standard.kubernetes, engine: 'argocd' },
} as const satisfies Record<string, ClusterSpec>;
`,
  'fleet/components.ts': `import { networking } from './networking';

export default { ...networking, robot: { annotations: { 'example.com/owner': 7 } } };
`,
  'fleet/networking.ts': `const ingress = { namespace: 'ingress' };
export { networking };
const networking = { ingress };
`,
  'fleet/order.ts': `export { environments as stages } from './environments';
export * from './rings';
`,
  'fleet/environments.ts': `export const environments = { dev: { branch: 'x' } };\n`,
  'fleet/rings.ts': `export const rings = { early: { environment: 'dev' } };\n`,
  'fleet/repositories.ts': `export const repositories = { code: { git: 'x' } };\n`,
  'fleet/grouped.ts': `export const grouped = { ...inGroup('core', core) };
const core = { dns: { namespace: 'kube-system' } };
function inGroup(group: string, members: object) {
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, { ...member, group }]));
}
export const copied = Object.fromEntries(Object.entries(core).map((entry) => entry));
`,
  'fleet/made.ts': `export const made = Object.fromEntries([['a', 1]]);\n`,
  'products/crm/product.ts': `import { defineProduct } from '../../fleet/fleet';

const base = { host: 'x' };

export const crm = defineProduct({
  name: 'crm',
  values: base,
  environments: { prod: { replicas: 3 } },
  hosts({ host }) { return [host]; },
});
`,
  'customers/acme/customer.ts': `import { defineCustomer } from '../../products/catalogue';

const acme = defineCustomer({
  name: 'acme',
  products: { crm: { replicas: 'x' } },
  tenants: {
    prod: { cluster: 'edge', sites: { berlin: { ring: 'early' } } },
  },
});

export default acme;
`,
  'customers/broken/customer.ts': `export default defineCustomer({ name: `,
  'customers/round/customer.ts': `const a = { ...b };\nconst b = { ...a };\nexport default a;\n`,
};

/** `file:line:column`, of a mistake at the path of a file. */
function placeOf(file: string, path?: string): string {
  const [issue] = located(root, [
    error({ file, ...(path !== undefined && { path }) }, 'is wrong', 'mend it'),
  ]);
  const { path: kept, ...place } = issue!.at;
  expect(kept).toBe(path);
  return formatLocation(place);
}

describe('a mistake in the fleet is told at the file and line that has it', () => {
  it.each([
    ['a field of a cluster', 'clusters.edge.engine', 'fleet/clusters.ts:10:5'],
    ['an item of a list', 'clusters.edge.apiServer.cidrs.1', 'fleet/clusters.ts:11:41'],
    ['an item after a list that is spread', 'clusters.edge.components.2', 'fleet/clusters.ts:12:29'],
    ['an item of a list that is spread', 'clusters.edge.components.1', 'fleet/clusters.ts:3:33'],
    ['a spread', 'clusters.edge.kubernetes', 'fleet/clusters.ts:4:20'],
    ['a spread that is made on a condition', 'clusters.edge.shards', 'fleet/clusters.ts:13:20'],
    ['what is stated over a spread', 'clusters.shared-dev.kubernetes', 'fleet/clusters.ts:15:32'],
    ['a list by its name', 'clusters.shared-dev.components.0', 'fleet/clusters.ts:3:17'],
    ['a component of another file', 'components.ingress.namespace', 'fleet/networking.ts:1:19'],
    ['a key with dots', 'components.robot.annotations.example.com/owner', 'fleet/components.ts:3:57'],
    ['an environment, exported by another name', 'environments.dev.branch', 'fleet/environments.ts:1:38'],
    ['a ring, exported with all of a file', 'rings.early.environment', 'fleet/rings.ts:1:33'],
    ['a repository, imported with all of a file', 'repositories.code.git', 'fleet/repositories.ts:1:39'],
    ['a tier, in the fleet itself', 'tiers.standard.quota.pods', 'fleet/fleet.ts:15:33'],
    ['what a function makes something of', 'grouped.dns.namespace', 'fleet/grouped.ts:2:23'],
    ['what is mapped', 'copied.dns.namespace', 'fleet/grouped.ts:2:23'],
  ])('%s', (_, path, place) => {
    expect(placeOf('fleet/fleet.ts', path)).toBe(place);
  });
});

describe('what is not there is told', () => {
  it.each([
    ['at the object that lacks it', 'clusters.shared-dev.apiServer', 'fleet/clusters.ts:15:3'],
    ['where the imported object is declared', 'clusters.edgy', 'fleet/clusters.ts:7:14'],
    ['at the fleet', 'landscape', 'fleet/fleet.ts:9:34'],
    ['at what lacks what a function adds', 'grouped.dns.group', 'fleet/grouped.ts:2:16'],
    ['where something is computed', 'made.a', 'fleet/made.ts:1:14'],
    ['at the property that is given something computed', 'groups.a', 'fleet/fleet.ts:16:3'],
  ])('%s', (_, path, place) => {
    expect(placeOf('fleet/fleet.ts', path)).toBe(place);
  });
});

it.each([
  ['products/crm/product.ts', 'values.host', '3:16'],
  ['products/crm/product.ts', 'environments.prod.replicas', '8:27'],
  ['products/crm/product.ts', 'hosts', '9:3'],
  ['customers/acme/customer.ts', 'products.crm.replicas', '5:22'],
  ['customers/acme/customer.ts', 'tenants.prod.sites.berlin.ring', '7:49'],
  ['customers/acme/customer.ts', 'tenants.prod.ring', '7:5'],
])('%s has %s at %s', (file, path, position) => {
  expect(placeOf(file, path)).toBe(`${file}:${position}`);
});

describe('a place that cannot be found is left as it is', () => {
  it.each([
    ['of a file as a whole', 'fleet/fleet.ts', undefined],
    ['of a file that is not there', 'products/none/product.ts', 'name'],
    ['of a file that is no module', 'products/crm/rings.yaml', 'early'],
    ['of a file that cannot be read', 'customers/broken/customer.ts', 'name'],
    ['of what goes round in circles', 'customers/round/customer.ts', 'name'],
  ])('%s', (_, file, path) => {
    expect(placeOf(file, path)).toBe(file);
  });

  it('and so is one that is known already', () => {
    const at = { file: 'fleet/fleet.ts', path: 'clusters.edge', line: 1, column: 2 };
    expect(located(root, [error(at, 'is wrong', 'mend it')])[0]?.at).toEqual(at);
  });
});
