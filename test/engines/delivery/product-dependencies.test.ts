import type { ClusterSpec } from '../../../lib/authored/cluster';
import { manifestsIn, ofKind } from '../../support/manifests';
import { filesOf } from '../../support/sample';
import { anyCluster, customer, fleet, product, specs } from '../../support/specs';

/** web waits for api, and both for queue. */
const products = [
  product('web', { dependsOn: ['queue', 'api'] }),
  product('api', { dependsOn: ['queue'] }),
  product('queue'),
];

function releases(engine: ClusterSpec['engine'], run: readonly string[] = ['web', 'api', 'queue']) {
  const one = { ...anyCluster, engine, environment: 'prod' } as ClusterSpec;
  const acme = customer('acme', {
    products: Object.fromEntries(run.map((name) => [name, {}])),
    tenants: { prod: { cluster: 'one', ring: 'late' } },
  });
  const files = filesOf(specs({ fleet: fleet({ clusters: { one } }), products, customers: [acme] }));
  return manifestsIn(files).filter(({ path }) => path.includes('/acme-prod/releases/'));
}

it.each(['flux', 'arc'] as const)('on %s a HelmRelease depends on those of the products', (engine) => {
  const found = ofKind(releases(engine), 'HelmRelease').map(({ object }) => [
    object.metadata.name,
    object.spec.dependsOn,
  ]);
  expect(Object.fromEntries(found)).toEqual({
    'acme-prod-web': [{ name: 'acme-prod-api' }, { name: 'acme-prod-queue' }],
    'acme-prod-api': [{ name: 'acme-prod-queue' }],
    'acme-prod-queue': undefined,
  });
});

it('on Argo CD an Application comes in a wave after those of the products, and after the guard rails', () => {
  const waves = (run?: readonly string[]) =>
    Object.fromEntries(
      ofKind(releases('argocd', run), 'Application').map(({ object }) => [
        object.metadata.name,
        object.metadata.annotations!['argocd.argoproj.io/sync-wave'],
      ]),
    );
  expect(waves()).toEqual({ 'acme-prod-web': '3', 'acme-prod-api': '2', 'acme-prod-queue': '1' });
  expect(waves(['queue'])).toEqual({ 'acme-prod-queue': '1' });
});
