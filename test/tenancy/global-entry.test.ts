import { manifestsIn } from '../support/manifests';
import { type Changes, withGlobalEntry } from '../support/global-entry';
import { filesOf } from '../support/sample';

/** Every Gslb of the fleet, with where it is. */
function gslbs(changes: Changes = {}) {
  return manifestsIn(filesOf(withGlobalEntry(changes))).flatMap(({ path, object }) =>
    object?.kind === 'Gslb' ? [{ path, object }] : [],
  );
}
const strategies = (changes: Changes) =>
  gslbs(changes).map(({ object }) => (object as unknown as { spec: { strategy: object } }).spec.strategy);
const elsewhere = { region: 'west', cluster: 'argo-prod', ring: 'late' };

it('each region of a customer has a Gslb beside the guard rails, whatever runs the cluster, and nothing else has', () => {
  expect(
    gslbs()
      .map(({ path }) => path)
      .sort(),
  ).toEqual([
    'clusters/arc-prod/tenants/acme-prod-south/guardrails/global-entry.yaml',
    'clusters/argo-prod/tenants/acme-prod-west/guardrails/global-entry.yaml',
    'clusters/flux-prod/tenants/acme-prod-north/guardrails/global-entry.yaml',
  ]);
});

it('it refers to the Ingress of the release, and says how regions share the requests', () => {
  const south = gslbs().find(({ path }) => path.includes('south'));
  expect(south!.object).toMatchObject({
    apiVersion: 'k8gb.io/v1beta1',
    metadata: { name: 'acme-prod-south-web', namespace: 'acme-prod-south' },
    spec: {
      resourceRef: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'acme-prod-south-web' },
      strategy: { type: 'roundRobin' },
    },
  });
  expect(new Set(strategies({ entry: { strategy: 'geoip' } }).map((each) => JSON.stringify(each)))).toEqual(
    new Set(['{"type":"geoip"}']),
  );
});

it('it fails over from the region of the customer, or from another one that is said', () => {
  const from = (primaryGeoTag: string) => Array(3).fill({ type: 'failover', primaryGeoTag });
  expect(strategies({ entry: { strategy: 'failover' } })).toEqual(from('west'));
  expect(strategies({ entry: { strategy: 'failover', primary: 'south' } })).toEqual(from('south'));
});

it('tenants come after k8gb on every engine', () => {
  const files = filesOf(withGlobalEntry());
  const wave = (name: string) =>
    /sync-wave: "(\d)"/.exec(files[`clusters/argo-prod/applications/${name}.yaml`]!)?.[1];
  expect(['infrastructure', 'tenants'].map(wave)).toEqual(['1', '2']);
  expect(files['clusters/flux-prod/bootstrap/tenants.yaml']).toContain(
    'dependsOn:\n    - name: infrastructure\n',
  );
  for (const cluster of ['argo-prod', 'flux-prod', 'arc-prod'])
    expect(files[`clusters/${cluster}/delivery/infrastructure/k8gb.yaml`]).toContain('name: k8gb\n');
});

it('Flux leaves it where the environment orphans, as it does the workloads that it leads to', () => {
  const kept = gslbs().filter(
    ({ object }) => object.metadata.annotations?.['kustomize.toolkit.fluxcd.io/prune'],
  );
  expect(kept.map(({ path }) => path.split('/')[1]).sort()).toEqual(['arc-prod', 'flux-prod']);
});

it.each([
  ['in one region', { tenants: { prod: { regions: ['west'], ring: 'late' } } }],
  ['on one cluster', { tenants: { prod: { sites: { a: elsewhere } } } }],
  ['without an Ingress for it', { product: { globalIngress: undefined } }],
] as const)('a product %s has none', (_, changes) => {
  expect(gslbs(changes)).toEqual([]);
});

it('a customer that has the product in one of its regions alone has none', () => {
  const place = { ring: 'late' };
  const sites = {
    west: { cluster: 'argo-prod', ...place },
    north: { cluster: 'flux-prod', products: [], ...place },
  };
  expect(gslbs({ tenants: { prod: { sites } } })).toEqual([]);
});
