import { usagesOf } from '../../../lib/plan/capacity';
import { tenantKinds } from '../../../lib/plan/capacity/room';
import { tenantsOf } from '../../../lib/plan/fleet';
import { plan } from '../../../lib/planner/plan';
import type { ClusterSpec } from '../../../lib/authored/cluster';
import { anyCluster, customer, fleet, planned, specs } from '../../support/specs';

/** The kinds of tenants on a cluster that is stated so, with a customer on it. */
function kindsOn(name: string, clusters: Readonly<Record<string, ClusterSpec>>) {
  const all = { ...fleet().clusters, ...clusters };
  const { environment } = all[name]!;
  const ring = environment === 'dev' ? 'internal' : 'late';
  const acme = customer('acme', { tenants: { [environment]: { cluster: name, ring } } });
  const found = planned(plan(specs({ fleet: fleet({ clusters: all }), customers: [acme] })));
  const cluster = found.clusters.find((each) => each.name === name)!;
  return tenantKinds(cluster, tenantsOf(found), usagesOf(found));
}
const flux = { ...anyCluster, engine: 'flux', environment: 'prod' } as const;
const argocd = { ...anyCluster, engine: 'argocd' } as const;

it('has no end where nobody says what is held', () => {
  expect(kindsOn('flux-prod', {})).toEqual([{ tier: 'standard', products: ['web'], count: 1 }]);
});

it('is that of the one set of controllers where there are no shards', () => {
  const clusters = { 'flux-prod': { ...flux, capacity: { fluxObjects: 20 } } };
  // Three roots, two objects of a component, and three of the tenant.
  expect(kindsOn('flux-prod', clusters)).toMatchObject([{ more: 4 }]);
});

it('is that of all shards, and not of the controllers that have no tenants', () => {
  const clusters = { 'flux-prod': { ...flux, shards: ['one', 'two'], capacity: { fluxObjects: 10 } } };
  // One shard has three of ten and takes two more tenants, the other three.
  expect(kindsOn('flux-prod', clusters)).toMatchObject([{ more: 5 }]);
});

it('is that of the shard of the hub that the cluster is on', () => {
  const credentials = { store: { name: 'vault' }, keys: { bearerToken: { key: 'dev' } } };
  const connection = { server: 'https://10.0.0.1:6443', shard: 1, credentials };
  const capacity = { applications: 100, applicationsPerShard: 17 };
  const clusters = {
    'argo-prod': { ...argocd, environment: 'prod', impersonation: false, controllerReplicas: 2, capacity },
    'argo-dev': { ...argocd, environment: 'dev', managedBy: 'argo-prod', connection },
  } satisfies Record<string, ClusterSpec>;
  // Five of the cluster, and three of the tenant: its guard rails there have one of their own.
  expect(kindsOn('argo-dev', clusters)).toMatchObject([{ more: 3 }]);
});
