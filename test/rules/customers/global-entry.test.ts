import type { KubernetesObject } from '../../../lib/authored/component/object';
import type { ReleaseIdentity } from '../../../lib/content/release';
import type { ProductInput, Specs } from '../../../lib/authored/specs';
import { plan } from '../../../lib/planner/plan';
import { type Changes, HOST, withGlobalEntry } from '../../support/global-entry';

const issuesIn = (specs: Specs) =>
  plan(specs).issues.map(({ severity, at, problem, fix }) => `${severity} ${at.path}: ${problem}; ${fix}`);
const said = (changes: Changes) => issuesIn(withGlobalEntry(changes));
const WEST = 'clusters.argo-prod';
const geoTag = (clusterGeoTag: string) => ({ k8gb: { k8gb: { clusterGeoTag } } });

it('nothing is said of regions that have all of it', () => {
  expect(said({})).toEqual([]);
  expect(said({ entry: { strategy: 'failover' } })).toEqual([]);
});

it('each cluster has k8gb', () => {
  expect(said({ clusters: { 'argo-prod': { components: ['ingress'], componentValues: {} } } })).toEqual([
    `error ${WEST}: cluster 'argo-prod' has no component 'k8gb', which the global entry of 'prod' is made by; add 'k8gb' to the components of 'argo-prod'`,
  ]);
});

it('each cluster has a geo tag, its region', () => {
  expect(said({ clusters: { 'argo-prod': { componentValues: {} } } })).toEqual([
    `warning ${WEST}: 'k8gb' of cluster 'argo-prod' is given no geo tag; its chart has one for all; give 'k8gb' the value k8gb.clusterGeoTag: 'west' on 'argo-prod'`,
  ]);
  expect(said({ clusters: { 'argo-prod': { componentValues: geoTag('eu') } } })).toEqual([
    `error ${WEST}: the geo tag of 'k8gb' on cluster 'argo-prod' is "eu", and its region is 'west'; give 'k8gb' the value k8gb.clusterGeoTag: 'west' on 'argo-prod'`,
  ]);
});

const sites = (...names: string[]) => ({
  prod: { sites: Object.fromEntries(names.map((name) => [name, { cluster: name, ring: 'late' }])) },
});

it('a cluster says its region, and two are not in the same', () => {
  const tenants = sites('argo-prod', 'flux-prod');
  expect(said({ tenants, clusters: { 'flux-prod': { region: undefined } } })).toEqual([
    "error clusters.flux-prod: cluster 'flux-prod' states no region, which is its geo tag; state the 'region' of 'flux-prod'",
  ]);
  expect(
    said({ tenants, clusters: { 'flux-prod': { region: 'west', componentValues: geoTag('west') } } }),
  ).toEqual([
    "error tenants.prod.sites.flux-prod: clusters 'argo-prod' and 'flux-prod' would have one geo tag, 'west', in the global entry of web; place the customer on one cluster of each region",
  ]);
});

it('a customer runs in the region that it fails over from', () => {
  const tenants = { prod: { regions: ['west', 'north'], ring: 'late' } };
  expect(said({ tenants, entry: { strategy: 'failover', primary: 'south' } })).toEqual([
    "error tenants.prod.sites.north: web fails over from region 'south', where 'acme' does not run; run it there, or give globalEntry a 'primary' that all its customers run in; here: 'north', 'west'",
  ]);
});

it('a first region that no cluster is in is said of the environment alone', () => {
  const tenants = { prod: { regions: ['west', 'north'], ring: 'late' } };
  expect(said({ tenants, entry: { strategy: 'failover', primary: 'nort' } })).toEqual([
    "error environments.prod.globalEntry.primary: unknown region 'nort'; did you mean 'north'? Allowed: north, south, west",
  ]);
});

it('one host leads to all regions', () => {
  expect(said({ product: { hosts: () => [] } })).toEqual([
    "error tenants.prod.sites.north: the regions of web have no host in common (acme-prod-north-web: none; acme-prod-south-web: none; acme-prod-west-web: none); give all of them one that 'hosts' of the product says",
  ]);
  const tenantValues = ({ region }: ReleaseIdentity) => ({ host: `${region}.example.com` });
  expect(said({ product: { tenantValues }, values: {} })).toEqual([
    "error tenants.prod.sites.north: the regions of web have no host in common (acme-prod-north-web: north.example.com; acme-prod-south-web: south.example.com; acme-prod-west-web: west.example.com); give all of them one that 'hosts' of the product says",
  ]);
});

it('what is no list of hosts is refused by the rule of hosts alone', () => {
  for (const given of [undefined, 'acme.example.com', [1]]) {
    const [issue, ...more] = said({ product: { hosts: (() => given) as never } });
    expect(issue).toMatch(/^error hosts/);
    expect(more.filter((each) => !each.startsWith('error hosts'))).toEqual([]);
  }
});

describe('of a product whose objects are written here', () => {
  const ingress = (name: string, host: string): KubernetesObject => {
    const rules = [{ host, http: { paths: [] } }];
    return {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name },
      spec: { ingressClassName: 'nginx', rules },
    };
  };
  const manifests = (...objects: KubernetesObject[]) => {
    const specs = withGlobalEntry({ product: { globalIngress: 'web' } });
    const [{ spec, file }] = specs.products as [ProductInput];
    const { chart: _, version: __, footprint: ___, ...rest } = spec;
    return issuesIn({
      ...specs,
      products: [{ file, spec: { ...rest, manifests: objects } }],
    });
  };

  it('the Ingress is among them', () => {
    expect(manifests(ingress('web', HOST))).toEqual([]);
    expect(manifests(ingress('api', HOST))[0]).toBe(
      "error tenants.prod.sites.north: acme-prod-north-web has no Ingress 'web', which 'globalIngress' of web names; name one of 'api'",
    );
    const none = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' } };
    expect(manifests(none)[0]).toContain('give it an Ingress of that name');
  });

  it('it has a rule for the host', () => {
    const other = manifests(ingress('web', 'other.example.com')).filter((each) => each.includes('rule for'));
    expect(other[0]).toBe(
      `error tenants.prod.sites.north: Ingress 'web' of acme-prod-north-web has no rule for ${HOST}; add the host to the Ingress; it has other.example.com`,
    );
    expect(other).toHaveLength(3);
  });

  it('it may be beside a chart; what a chart has is not seen', () => {
    const product = { globalIngress: 'web', manifests: [ingress('web', 'other.example.com')] };
    expect(said({ product }).filter((each) => each.includes('has no'))).toHaveLength(3);
    expect(said({ product: { globalIngress: 'web' } })).toEqual([]);
  });
});
