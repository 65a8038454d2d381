import type { ClusterSpec } from '../../../../lib/authored/cluster';
import type { ComponentSpec } from '../../../../lib/authored/component';
import { anyCluster, fleet, issuesOf } from '../../../support/specs';

const account = (namespace: string): ComponentSpec => ({
  namespace,
  manifests: [{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'applier' } }],
});
const judge = (components: Record<string, ComponentSpec>, clusters: Record<string, ClusterSpec>) =>
  issuesOf({ fleet: fleet({ components, clusters }), customers: [] });

describe('the account that a hub impersonates on a cluster', () => {
  const managed = (account?: `${string}:${string}`): Record<string, ClusterSpec> => ({
    hub: { ...anyCluster, engine: 'argocd', environment: 'prod', impersonation: true, components: [] },
    edge: {
      ...anyCluster,
      engine: 'argocd',
      environment: 'prod',
      managedBy: 'hub',
      connection: { server: 'https://edge.example.com', ...(account && { account }) },
    },
  });

  it('is refused where manifests make it in another namespace than the named one', () => {
    expect(judge({ accounts: account('accounts') }, managed('kube-system:applier'))).toStrictEqual([
      {
        severity: 'error',
        at: { file: 'fleet/fleet.ts', path: 'clusters.edge.connection.account' },
        problem:
          "ServiceAccount 'applier' is looked for in namespace 'kube-system', and made in 'accounts' (component 'accounts')",
        fix: 'make it in the namespace where it is named, or name one that is there',
      },
    ]);
  });

  it('is let through where it is made in that namespace, or elsewhere than in manifests', () => {
    expect(judge({ accounts: account('accounts') }, managed('accounts:applier'))).toStrictEqual([]);
    expect(judge({ accounts: account('accounts') }, managed())).toStrictEqual([]);
  });
});
