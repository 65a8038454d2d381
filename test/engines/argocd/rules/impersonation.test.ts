import type { ClusterSpec } from '../../../../lib/authored/cluster';
import { anyCluster, fleet, issuesOf } from '../../../support/specs';

const { clusters } = fleet();
const argocd = { ...anyCluster, engine: 'argocd', environment: 'prod' } as const;
const given = (changes: Readonly<Record<string, ClusterSpec>>) =>
  issuesOf({ fleet: fleet({ clusters: { ...clusters, ...changes } }) });

it('a cluster that does not say whether releases sync as their tenants is warned of', () => {
  expect(given({ 'argo-prod': argocd })).toStrictEqual([
    {
      severity: 'warning',
      at: { file: 'fleet/fleet.ts', path: 'clusters.argo-prod.impersonation' },
      problem:
        "releases on 'argo-prod' sync with the rights of Argo CD: a PreDelete or PostDelete hook of a chart, which no AppProject judges, may create anything in the cluster",
      fix: 'set impersonation: true, or false where whoever writes charts may do everything',
    },
  ]);
});

it('a cluster that hosts no tenants is let through', () => {
  expect(given({ one: { ...argocd, hosts: [] } })).toStrictEqual([]);
});

it.each([true, false])('a cluster that says so is let through: %s', (impersonation) => {
  expect(given({ 'argo-prod': { ...argocd, impersonation } })).toStrictEqual([]);
});

it('the hub says so for the clusters that it manages', () => {
  const managed = { ...argocd, managedBy: 'hub', connection: { server: 'https://10.1.0.1' } } as const;
  const hub = { ...argocd, hosts: [] } as const;
  const other = { ...managed, connection: { server: 'https://10.2.0.1' } } as const;
  expect(given({ hub, managed, other }).map(({ at, problem }) => [at.path, problem])).toEqual([
    ['clusters.hub.impersonation', expect.stringMatching(/^releases on 'managed', 'other' sync/)],
  ]);
  expect(given({ hub: { ...hub, impersonation: false }, managed })).toEqual([]);
});
