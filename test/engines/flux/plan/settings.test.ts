import { tenantsOf, type Plan } from '../../../../lib/plan/fleet';
import { clustersFollowing, tenantsFollowing } from '../../../../lib/engines/following';
import { plan } from '../../../../lib/planner/plan';
import { anyCluster, customer, fleet, planned, product, specs } from '../../../support/specs';

type Changes = Parameters<typeof fleet>[0];

function onFlux(changes: Changes = {}, autoscaled = false): Plan {
  const clusters = { 'flux-prod': { ...anyCluster, engine: 'flux', environment: 'prod' } } as const;
  const products = [product('web', autoscaled ? { autoscaled } : {})];
  const customers = [customer('acme', { tenants: { prod: { cluster: 'flux-prod', ring: 'late' } } })];
  return planned(plan(specs({ fleet: fleet({ clusters, ...changes }), products, customers })));
}

const componentOf = (found: Plan) => clustersFollowing('flux', found.clusters)[0]!.components[0]!;
const tenantOf = (found: Plan) => tenantsFollowing('flux', tenantsOf(found))[0]!;

const schedule = { interval: '30m', retryInterval: '2m', timeout: '10m' };
const lifecycle = (crds: string) => ({
  install: { crds, remediation: { retries: 3 } },
  upgrade: { crds, cleanupOnFail: true, remediation: { retries: 3, remediateLastFailure: true } },
});

it('a plan says what a component comes to where nobody says anything', () => {
  expect(componentOf(onFlux()).flux).toStrictEqual({
    kustomization: { ...schedule, prune: true, wait: true },
    helmRelease: {
      interval: '1h',
      timeout: '10m',
      ...lifecycle('CreateReplace'),
      driftDetection: { mode: 'enabled' },
    },
  });
});

it('a plan says what a tenant and its releases come to where nobody says anything', () => {
  const { kustomization, releases, shard } = tenantOf(onFlux());
  expect({ kustomization, shard }).toStrictEqual({ kustomization: schedule, shard: undefined });
  expect(releases.map(({ helmRelease }) => helmRelease)).toStrictEqual([
    { interval: '30m', timeout: '10m', ...lifecycle('Skip'), driftDetection: { mode: 'enabled' } },
  ]);
});

it('what drifts adds up: the replicas that an autoscaler owns stay ignored', () => {
  const flux = {
    helmRelease: { driftDetection: { mode: 'warn', ignore: [{ paths: ['/metadata'] }] } },
  } as const;
  const clusters = { 'flux-prod': { ...anyCluster, engine: 'flux', environment: 'prod', flux } } as const;
  const [release] = tenantOf(onFlux({ clusters }, true)).releases;
  expect(release!.helmRelease.driftDetection).toStrictEqual({
    mode: 'warn',
    ignore: [{ paths: ['/spec/replicas'], target: { kind: 'Deployment' } }, { paths: ['/metadata'] }],
  });
});

it('health checks take the place of waiting for everything, unless somebody says', () => {
  const check = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a', namespace: 'ingress' };
  const waits = (kustomization: object) => {
    const { ingress } = fleet().components;
    const components = { ingress: { ...ingress!, flux: { kustomization } } };
    return componentOf(onFlux({ components })).flux.kustomization.wait;
  };
  expect(waits({})).toBe(true);
  expect(waits({ healthChecks: [] })).toBe(true);
  expect(waits({ healthChecks: [check] })).toBe(false);
  expect(waits({ wait: false })).toBe(false);
});

it('each source has the pace of what it is, and its own where the fleet gives one', () => {
  const repositories = {
    ...fleet().repositories,
    code: { git: 'https://git.example.com/code.git', interval: '10m' },
  } as const;
  const found = onFlux({ repositories });
  const [cluster] = clustersFollowing('flux', found.clusters);
  expect(cluster!.source.options).toStrictEqual({ interval: '1m', timeout: '60s' });
  expect(cluster!.repositories.components.map(({ options }) => options)).toStrictEqual([{ interval: '1h' }]);
  expect(
    tenantOf(found).releases.map(({ content }) => content.form === 'helm' && content.chart.options),
  ).toStrictEqual([{ interval: '10m', timeout: '60s', ignore: '/*\n!/charts\n/charts/*\n!/charts/web\n' }]);
});
