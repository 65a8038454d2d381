import type { ProductSpec } from '../../../lib/authored/product';
import type { RingEntry } from '../../../lib/authored/specs';
import { customer, fleet, issuesOf, product, ringsFile } from '../../support/specs';

const customerFile = 'customers/acme/customer.ts';
const inRegistry = { repository: 'registry', name: 'web' };

function judge(changes: Partial<ProductSpec>, entries?: Record<string, RingEntry>) {
  return issuesOf({ products: [product('web', changes, entries)], customers: [] });
}

it.each<[string, Partial<ProductSpec>]>([
  ['a ref of a chart in git', { version: { gitRef: (version) => version } }],
  ['the version of a chart in a registry', { chart: inRegistry, version: 'chart' }],
  [
    'a value beside a fixed version of the chart',
    { chart: { ...inRegistry, chartVersion: '1.0.0' }, version: { value: 'image.tag' } },
  ],
])('a version may set %s', (_what, changes) => {
  expect(judge(changes)).toStrictEqual([]);
});

it('a product in git needs no versions', () => {
  expect(issuesOf({ products: [product('web', { version: undefined })] })).toStrictEqual([]);
});

it.each<[string, Partial<ProductSpec>, string, string, string]>([
  [
    'a chart from a registry without a version',
    { chart: inRegistry, version: { value: 'image.tag' } },
    'chart',
    "chart 'web' has no version",
    "give chartVersion, or let a version of the product set it: version: 'chart'",
  ],
  [
    "a chart's version for a chart in git",
    { version: 'chart' },
    'version',
    'a chart in git has no chart version to set',
    'let it set a git ref, as in version: { gitRef: (version) => version }, or a value',
  ],
  [
    'a git ref for a chart in a registry',
    { chart: inRegistry, version: { gitRef: (version) => version } },
    'version',
    "chart 'web' does not come from git: no ref to set",
    "let it set the chart's version, as in version: 'chart', or a value",
  ],
])('refused is %s', (_what, changes, path, problem, fix) => {
  expect(judge(changes)).toStrictEqual([
    { severity: 'error', at: { file: 'products/web/product.ts', path }, problem, fix },
  ]);
});

it('a tenant in a ring that runs no version of its product is refused', () => {
  const entries = { internal: { version: '1.0.0' }, early: { version: '1.0.0' } };
  expect(issuesOf({ products: [product('web', {}, entries)] })).toStrictEqual([
    {
      severity: 'error',
      at: { file: customerFile, path: 'tenants.prod.ring' },
      problem: "ring 'late' runs no version of 'web'",
      fix: "add late to products/web/rings.yaml, or leave 'web' out of this tenant's products",
    },
  ]);
});

it('a product with versions, but without a rings file, is refused where it is to run', () => {
  const { spec, file } = product('web');
  expect(issuesOf({ products: [{ spec, file }] })).toStrictEqual([
    {
      severity: 'error',
      at: { file: customerFile, path: 'tenants.prod.ring' },
      problem: "ring 'late' runs no version of 'web'",
      fix: "add late to products/web/rings.yaml, or leave 'web' out of this tenant's products",
    },
  ]);
});

it('a product that a tenant leaves out needs no version in its ring', () => {
  const acme = customer('acme', { tenants: { prod: { cluster: 'argo-prod', ring: 'late', products: [] } } });
  const entries = { internal: { version: '1.0.0' } };
  expect(issuesOf({ products: [product('web', {}, entries)], customers: [acme] })).toStrictEqual([]);
});

it('a hold of a product without versions is refused', () => {
  const holds = { web: { version: '1.0.0', until: '2026-12-31', reason: 'x' } };
  const acme = customer('acme', { tenants: { prod: { cluster: 'argo-prod', ring: 'late', holds } } });
  expect(issuesOf({ products: [product('web', { version: undefined })], customers: [acme] })).toStrictEqual([
    {
      severity: 'error',
      at: { file: customerFile, path: 'tenants.prod.holds.web' },
      problem: "product 'web' has no versions to hold",
      fix: 'remove the hold, or let the product declare what a version sets',
    },
  ]);
});

it('a rings file for a product without versions is not silently ignored', () => {
  const rings = ringsFile('products/web/rings.yaml', { internal: { version: '1.0.0' } });
  expect(issuesOf({ products: [{ ...product('web', { version: undefined }), rings }] })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'products/web/rings.yaml' },
      problem: "product 'web' has no versions that rings could run",
      fix: 'declare in the product what a version sets, or remove this file',
    },
  ]);
});

it('a partial rollout that leaves the other customers without a version is refused once', () => {
  const entries = {
    internal: { version: '1.0.0', percent: 30, ran: ['0.9.0'] },
    early: { version: '1.0.0', percent: 30, previous: '0.9.0' },
    late: { version: '1.0.0', percent: 100 },
  };
  const customers = ['acme', 'beta', 'gamma'].map((name) => customer(name));
  expect(issuesOf({ products: [product('web', {}, entries)], customers })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'products/web/rings.yaml', path: 'internal.percent' },
      problem: "'internal' runs 1.0.0 for 30% of its customers, and nothing for the others",
      fix: 'add previous: the version of those that the rollout has not reached',
    },
  ]);
});

it('a component without a version for the environment of a cluster that runs it is refused', () => {
  const components = {
    ingress: {
      namespace: 'ingress',
      chart: { repository: 'charts', name: 'x' },
      versions: { prod: '1.0.0' },
    },
  };
  const { clusters } = fleet();
  expect(issuesOf({ fleet: fleet({ components }) })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'fleet/fleet.ts', path: 'components.ingress.versions' },
      problem: "no version for environment 'dev', which cluster 'argo-dev' has",
      fix: 'add dev to its versions',
    },
  ]);
  const without = { ...clusters, 'argo-dev': { ...clusters['argo-dev']!, components: [] } };
  expect(issuesOf({ fleet: fleet({ components, clusters: without }) })).toStrictEqual([]);
});
