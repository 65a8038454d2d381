import type { ClusterSpec } from '../../../lib/authored/cluster';
import type { CustomerSpec } from '../../../lib/authored/customer';
import { plan } from '../../../lib/planner/plan';
import { tenantsOf } from '../../../lib/plan/fleet';
import { filesOf } from '../../support/sample';
import { customer, fleet, issuesOf, planned, specs } from '../../support/specs';

const { 'argo-prod': argo, 'flux-prod': flux, 'arc-prod': arc } = fleet().clusters;
const clusters = {
  one: { ...argo!, region: 'west' },
  two: { ...flux!, region: 'north' },
  three: { ...arc!, region: 'south' },
  dev: { ...argo!, environment: 'dev', region: 'west' },
} as Record<string, ClusterSpec>;

function given(prod: object, changes: Record<string, ClusterSpec> = {}) {
  const tenants = { prod } as CustomerSpec['tenants'];
  return {
    fleet: fleet({ clusters: { ...clusters, ...changes } }),
    customers: [customer('acme', { tenants })],
  };
}
const regions = (...all: string[]) => ({ regions: all, ring: 'late', values: { web: { replicaCount: 2 } } });
const errors = (...args: Parameters<typeof given>) =>
  issuesOf(given(...args)).map(({ at, problem, fix }) => `${at.path}: ${problem}; ${fix}`);

it('a tenant in several regions is one on the cluster of each, named after it, whatever runs the cluster', () => {
  const found = tenantsOf(planned(plan(specs(given(regions('west', 'north', 'south'))))));
  expect(found.map(({ name, site, cluster, region }) => [name, site, cluster.name, region])).toEqual([
    ['acme-prod-north', 'north', 'two', 'north'],
    ['acme-prod-south', 'south', 'three', 'south'],
    ['acme-prod-west', 'west', 'one', 'west'],
  ]);
  expect(found.map(({ releases: [release] }) => release!.values['replicaCount'])).toEqual([2, 2, 2]);
});

it('it is written as sites on these clusters would be', () => {
  const place = { ring: 'late' };
  const sites = {
    sites: { west: { cluster: 'one', ...place }, north: { cluster: 'two', ...place } },
    values: { web: { replicaCount: 2 } },
  };
  expect(filesOf(specs(given(regions('north', 'west'))))).toEqual(filesOf(specs(given(sites))));
});

it('its order says nothing', () => {
  const files = (...all: string[]) => filesOf(specs(given(regions(...all))));
  expect(files('south', 'west')).toEqual(files('west', 'south'));
});

it('a region without a cluster of the environment is refused', () => {
  expect(errors(regions('west', 'nort'))).toEqual([
    "tenants.prod.regions: no cluster of region 'nort' hosts environment 'prod'; did you mean 'north'? Allowed: north, south, west",
  ]);
});

it('a region with two of them is, too', () => {
  expect(errors(regions('west'), { four: clusters['one']! })).toEqual([
    "tenants.prod.regions: clusters 'four' and 'one' of region 'west' both host 'prod'; say which one: give 'sites' instead of 'regions', each with its cluster",
  ]);
});

it('a fleet whose clusters have no regions is told what to state', () => {
  const none = Object.fromEntries(Object.keys(clusters).map((name) => [name, { ...argo! }]));
  expect(errors(regions('west'), none)).toContain(
    "tenants.prod.regions: no cluster of region 'west' hosts environment 'prod'; state the 'region' of a cluster that hosts 'prod'",
  );
});

it('a region is named once, and there is one', () => {
  expect(errors(regions('west', 'west'))).toEqual(["tenants.prod.regions: has 'west' twice; name it once"]);
  expect(errors(regions())).toHaveLength(1);
  expect(errors({ regions: ['west'], ring: 'late', cluster: 'one' })).toEqual([
    expect.stringMatching(/^tenants\.prod\.cluster: 'tenants\.prod\.cluster' is unknown; /),
  ]);
});
