import { formatLocation } from '../../../../lib/issues/issue';
import { repository, team } from '../../../support/own-repositories';
import { anyCluster, customer, fleet, issuesOf } from '../../../support/specs';

const tenants = { prod: { cluster: 'argo-prod' } };

it('an owner with a repository runs where syncs have its own rights', () => {
  const issues = issuesOf({
    fleet: fleet({ teams: { data: team({ tenants }), more: team({ tenants, group: 'more' }) } }),
  });
  expect(
    issues.map(({ severity, at, problem, fix }) => [severity, formatLocation(at), problem, fix]),
  ).toEqual([
    [
      'error',
      'fleet/fleet.ts clusters.argo-prod.impersonation',
      "is not true, and 'data' has a repository of its own on 'argo-prod': a PreDelete or PostDelete hook in it may create anything in the cluster",
      'set impersonation: true, or let the tenant run on another cluster',
    ],
  ]);
});

it('a hub decides for the clusters that it manages', () => {
  const { clusters } = fleet();
  const managed = {
    ...anyCluster,
    engine: 'argocd',
    environment: 'prod',
    managedBy: 'argo-prod',
    connection: { server: 'https://edge.example.com' },
  } as const;
  const of = (impersonation: boolean) =>
    issuesOf({
      fleet: fleet({
        clusters: {
          ...clusters,
          'argo-prod': { ...anyCluster, engine: 'argocd', environment: 'prod', impersonation },
          edge: managed,
        },
      }),
      customers: [customer('acme', { repository, tenants: { prod: { cluster: 'edge', ring: 'late' } } })],
    })
      .filter(({ severity }) => severity === 'error')
      .map(({ at }) => formatLocation(at));
  expect(of(false)).toEqual(['fleet/fleet.ts clusters.argo-prod.impersonation']);
  expect(of(true)).toEqual([]);
});
