import type { ArgocdInstall, ClusterSpec } from '../../../../lib/authored/cluster';
import type { Values } from '../../../../lib/authored/values';
import { manifestsIn, ofKind } from '../../../support/manifests';
import { filesOf } from '../../../support/sample';
import { anyCluster, fleet, issuesOf, specs } from '../../../support/specs';

const argocd = { ...anyCluster, engine: 'argocd', environment: 'prod' } as const;

function onProd(selfManaged: Partial<ArgocdInstall>, more: Readonly<Record<string, ClusterSpec>> = {}) {
  const own = { repository: 'charts', version: '9.1.4', ...selfManaged };
  return {
    fleet: fleet({
      clusters: { 'argo-prod': { ...argocd, impersonation: false, selfManaged: own }, ...more },
    }),
  };
}

/** With ApplicationSets that roll out step by step. */
function rolling(values: Values) {
  const { fleet: given } = onProd({ values });
  const prod = { ...given.clusters['argo-prod'], delivery: 'ApplicationSets', rollout: 'RollingSync' };
  return { fleet: { ...given, clusters: { ...given.clusters, 'argo-prod': prod as ClusterSpec } } };
}

function said(changes: Parameters<typeof issuesOf>[0]): string[] {
  return issuesOf(changes).map(({ at, problem }) => `${at.path}: ${problem}`);
}

describe('Argo CD that keeps itself at a version', () => {
  const emitted = manifestsIn(
    filesOf(specs(onProd({ values: { configs: { params: { 'server.insecure': true } } } }))),
  );
  const [application, ...others] = ofKind(emitted, 'Application').filter(({ path }) =>
    path.endsWith('/argocd.yaml'),
  );

  it('is an Application among those of the root, from its chart', () => {
    expect([application!.path, others]).toEqual(['clusters/argo-prod/applications/argocd.yaml', []]);
    const { metadata, spec } = application!.object;
    expect([metadata.name, metadata.finalizers, spec.project]).toEqual(['argocd', undefined, 'platform']);
    expect(spec.source).toMatchObject({
      repoURL: 'https://charts.example.com',
      chart: 'argo-cd',
      targetRevision: '9.1.4',
      helm: { releaseName: 'argocd' },
    });
    expect(spec.syncPolicy!.syncOptions).toContain('ServerSideApply=true');
  });

  it('leaves the settings to us and never takes its CRDs away', () => {
    expect(application!.object.spec.source!.helm!.valuesObject).toEqual({
      configs: { params: { 'server.insecure': true }, cm: { create: false }, rbac: { create: false } },
      notifications: { cm: { create: false }, secret: { create: false } },
      crds: {
        keep: true,
        annotations: {
          'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
          'argocd.argoproj.io/sync-options': 'Prune=false',
        },
      },
    });
  });

  it.each<[what: string, cluster: Partial<ClusterSpec>, more: Readonly<Record<string, ClusterSpec>>]>([
    ['its own ApplicationSets', { delivery: 'ApplicationSets', rollout: 'RollingSync' }, {}],
    [
      'those of a cluster that it manages',
      {},
      { edge: { ...argocd, managedBy: 'argo-prod', delivery: 'ApplicationSets', rollout: 'RollingSync' } },
    ],
  ])('can roll %s out step by step', (_, cluster, more) => {
    const { fleet: given } = onProd({}, more);
    const clusters = {
      ...given.clusters,
      'argo-prod': { ...given.clusters['argo-prod'], ...cluster } as ClusterSpec,
    };
    const [found] = ofKind(
      manifestsIn(filesOf(specs({ fleet: { ...given, clusters } }))),
      'Application',
    ).filter(({ path }) => path.endsWith('/argocd.yaml'));
    expect(found!.object.spec.source!.helm!.valuesObject).toMatchObject({
      configs: { params: { 'applicationsetcontroller.enable.progressive.syncs': true } },
    });
  });

  it('has as many replicas of the controller as the cluster says', () => {
    const { fleet: given } = onProd({});
    const prod = { ...given.clusters['argo-prod'], controllerReplicas: 4 } as ClusterSpec;
    const files = filesOf(specs({ fleet: { ...given, clusters: { ...given.clusters, 'argo-prod': prod } } }));
    const [found] = ofKind(manifestsIn(files), 'Application').filter(({ path }) =>
      path.endsWith('/argocd.yaml'),
    );
    expect(found!.object.spec.source!.helm!.valuesObject).toMatchObject({ controller: { replicas: 4 } });
  });

  it('comes from a repository that its AppProject permits', () => {
    const [platform] = ofKind(emitted, 'AppProject').filter(
      ({ object }) => object.metadata.name === 'platform',
    );
    expect(platform!.object.spec.sourceRepos).toContain('https://charts.example.com');
  });
});

it.each<[what: string, changes: Parameters<typeof issuesOf>[0], issue: string]>([
  [
    'comes from a repository of git',
    onProd({ repository: 'code' }),
    "clusters.argo-prod.selfManaged.repository: unknown repository of charts 'code'",
  ],
  [
    'makes settings that are ours',
    onProd({ values: { configs: { rbac: { create: true } } } }),
    'clusters.argo-prod.selfManaged.values.configs.rbac.create: is true, but has to be false: ringfleet writes this ConfigMap itself',
  ],
  [
    'turns off what its RollingSync needs',
    rolling({ configs: { params: { 'applicationsetcontroller.enable.progressive.syncs': false } } }),
    'clusters.argo-prod.selfManaged.values.configs.params.applicationsetcontroller.enable.progressive.syncs: is false, but has to be true: the RollingSync of its ApplicationSets needs that',
  ],
  [
    'lets its CRDs go',
    onProd({ values: { crds: { keep: false } } }),
    'clusters.argo-prod.selfManaged.values.crds.keep: is false, but has to be true: without its CRDs every Application would be gone',
  ],
  [
    'is on the hub',
    onProd(
      {},
      { edge: { ...argocd, managedBy: 'argo-prod', selfManaged: { repository: 'charts', version: '1' } } },
    ),
    "clusters.edge.selfManaged: Argo CD is on 'argo-prod', which manages this cluster",
  ],
  [
    'has the name of a component',
    onProd({ name: 'ingress' }),
    "components.ingress: Application or Kustomization 'ingress' on cluster argo-prod is claimed by the root of Argo CD itself and component ingress",
  ],
])('Argo CD that %s is refused', (_, changes, issue) => {
  expect(said(changes)).toEqual([issue]);
});
