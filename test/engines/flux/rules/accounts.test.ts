import type { ClusterSpec } from '../../../../lib/authored/cluster';
import type { ComponentSpec } from '../../../../lib/authored/component';
import type { FluxSettings } from '../../../../lib/engines/flux/authored/settings';
import { anyCluster, fleet, issuesOf } from '../../../support/specs';

const account = (namespace: string, flux?: FluxSettings): ComponentSpec => ({
  namespace,
  manifests: [{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'applier' } }],
  ...(flux && { flux }),
});
const applier: FluxSettings = { kustomization: { serviceAccountName: 'applier' } };
const edge = { ...anyCluster, engine: 'flux', environment: 'prod' } as const satisfies ClusterSpec;
const judge = (components: Record<string, ComponentSpec>, clusters: Record<string, ClusterSpec> = { edge }) =>
  issuesOf({ fleet: fleet({ components, clusters }), customers: [] });
const apps: ComponentSpec = { namespace: 'apps', manifests: [], flux: applier };

describe('a ServiceAccount of a Kustomization', () => {
  const fix = 'make it in the namespace where it is named, or name one that is there';

  it('is refused where manifests make it in another namespace than that of the Kustomization, and nobody in that', () => {
    expect(judge({ apps, accounts: account('accounts') })).toStrictEqual([
      {
        severity: 'error',
        at: { file: 'fleet/fleet.ts', path: 'components.apps.flux.kustomization.serviceAccountName' },
        problem:
          "ServiceAccount 'applier' is looked for in namespace 'flux-system', where the Kustomizations are, and made in 'accounts' (component 'accounts')",
        fix,
      },
    ]);
  });

  it('is told where the cluster names it for all components', () => {
    const clusters = { edge: { ...edge, flux: applier } };
    expect(judge({ accounts: account('accounts') }, clusters).map(({ at }) => at.path)).toEqual([
      'clusters.edge.flux.kustomization.serviceAccountName',
    ]);
  });

  it('is let through where it is made beside the Kustomization, or by nothing that is known here', () => {
    expect(judge({ apps, accounts: account('flux-system'), more: account('accounts') })).toStrictEqual([]);
    expect(judge({ apps })).toStrictEqual([]);
  });

  it('is refused where the component is applied with it, and makes it', () => {
    expect(judge({ accounts: account('flux-system', applier) })).toStrictEqual([
      {
        severity: 'error',
        at: { file: 'fleet/fleet.ts', path: 'components.accounts.flux.kustomization.serviceAccountName' },
        problem:
          "component 'accounts' is applied with ServiceAccount 'applier', which it makes itself: neither is ever there",
        fix: 'make the account in another component, on which this one depends',
      },
    ]);
  });

  it('does not concern a cluster that Argo CD runs', () => {
    const clusters: Record<string, ClusterSpec> = {
      edge: { ...edge, engine: 'argocd', impersonation: false },
    };
    expect(judge({ apps, accounts: account('accounts') }, clusters)).toStrictEqual([]);
  });
});
