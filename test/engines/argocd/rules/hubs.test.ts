import type { ClusterSpec } from '../../../../lib/authored/cluster';
import { anyCluster, fleet, issuesOf } from '../../../support/specs';

const argocd = { ...anyCluster, engine: 'argocd', environment: 'prod' } as const;
const flux = { ...anyCluster, engine: 'flux', environment: 'prod' } as const;
const SERVER = 'https://10.0.0.2:6443';

/** What is said of `one` beside `argo-prod`, which has the tenants. */
function said(one: ClusterSpec, others: Readonly<Record<string, ClusterSpec>> = {}) {
  const clusters = { 'argo-prod': { ...argocd, impersonation: false }, one, ...others };
  return issuesOf({ fleet: fleet({ clusters }) }).map(
    ({ at, problem, fix }) => `${at.path}: ${problem}; ${fix}`,
  );
}

it('a cluster may be managed by another that Argo CD runs', () => {
  expect(said({ ...argocd, managedBy: 'argo-prod' })).toEqual([]);
  const connection = { server: SERVER, destination: 'server' } as const;
  expect(said({ ...argocd, managedBy: 'argo-prod', connection })).toEqual([]);
});

it.each<[what: string, one: ClusterSpec, others: Readonly<Record<string, ClusterSpec>>, issue: string]>([
  [
    'that is not there',
    { ...argocd, managedBy: 'argo-prd' },
    {},
    "clusters.one.managedBy: unknown cluster 'argo-prd'; did you mean 'argo-prod'? Allowed: argo-prod",
  ],
  [
    'that is the same',
    { ...argocd, managedBy: 'one' },
    {},
    "clusters.one.managedBy: 'one' is managed by itself; use one of: argo-prod",
  ],
  [
    'that Flux runs',
    { ...argocd, managedBy: 'other' },
    { other: flux },
    "clusters.one.managedBy: 'other' is run by flux, which manages no other cluster; use one of: argo-prod",
  ],
  [
    'that is managed itself',
    { ...argocd, managedBy: 'other' },
    { other: { ...argocd, managedBy: 'argo-prod' } },
    "clusters.one.managedBy: 'other' is managed by 'argo-prod', and can manage no other cluster; use one of: argo-prod",
  ],
])('a hub %s is refused', (_, one, others, issue) => {
  expect(said(one, others)).toEqual([issue]);
});

it.each<[what: string, one: ClusterSpec, others: Readonly<Record<string, ClusterSpec>>, issue: string]>([
  [
    'of a cluster that has no hub',
    { ...argocd, impersonation: false, connection: { server: SERVER } },
    {},
    'clusters.one.connection: no hub reaches the cluster; name the hub under managedBy, or remove it',
  ],
  [
    'by a URL that is not given',
    { ...argocd, managedBy: 'argo-prod', connection: { destination: 'server' } },
    {},
    'clusters.one.connection: the cluster has no server, and its Applications name it by URL; give the URL under connection.server',
  ],
  [
    'without the URL by which a hub finds accounts',
    { ...argocd, managedBy: 'other' },
    { other: { ...argocd, impersonation: true } },
    "clusters.one.connection: the cluster has no server, and 'other' impersonates, and finds the accounts of a cluster by its URL; give the URL under connection.server",
  ],
  [
    'by the URL of another cluster',
    { ...argocd, managedBy: 'argo-prod', connection: { server: SERVER } },
    { two: { ...argocd, managedBy: 'argo-prod', connection: { server: SERVER } } },
    `clusters.two.connection.server: '${SERVER}' is the URL of cluster 'one'; give the URL of this cluster`,
  ],
  [
    'by the URL of the hub itself',
    { ...argocd, managedBy: 'argo-prod', connection: { server: 'https://kubernetes.default.svc' } },
    {},
    "clusters.one.connection.server: 'https://kubernetes.default.svc' is the URL of the hub itself; give the URL of this cluster",
  ],
])('a connection %s is refused', (_, one, others, issue) => {
  expect(said(one, others)).toEqual([issue]);
});

it('what a hub decides for all is not said of a cluster that it manages', () => {
  expect(said({ ...argocd, managedBy: 'argo-prod', impersonation: true })).toEqual([
    "clusters.one.impersonation: hub 'argo-prod' decides whether Argo CD impersonates; say it of 'argo-prod', and remove it here",
  ]);
});

it('what has one name on a hub and on a cluster that it manages is refused', () => {
  const roots = { infrastructure: 'ingress' };
  expect(said({ ...argocd, managedBy: 'argo-prod', roots })).toEqual([
    expect.stringContaining("Application or Kustomization 'ingress' on cluster argo-prod is claimed by"),
  ]);
});

it('a shard that the hub has no replica for is refused', () => {
  const credentials = { store: { name: 'vault' }, keys: { bearerToken: { key: 'one' } } };
  const on = (shard: number) =>
    said(
      { ...argocd, managedBy: 'argo-prod', connection: { server: SERVER, credentials, shard } },
      { 'argo-prod': { ...argocd, impersonation: false, controllerReplicas: 2 } },
    );
  expect(on(1)).toEqual([]);
  expect(on(2)).toEqual([
    "clusters.one.connection.shard: 'argo-prod' has 2 controllerReplicas, and no shard 2; give one from 0 to 1, or 'argo-prod' more replicas",
  ]);
});
