import { follows } from '../../lib/engines/following';
import { tenantsOf } from '../../lib/plan/fleet';
import { configurationNames } from '../support/arm';
import { destinationIn, landed } from '../support/hubs';
import { manifestsIn, nameOf, ofKind, type Emitted } from '../support/manifests';
import { filesOf, planOf } from '../support/sample';
import { variants } from '../support/variants';

/** Namespaces that are there before anything of ours: made by whoever installs the operator. */
const MADE_ELSEWHERE = ['argocd', 'flux-system', 'kube-system'];

/** ServiceAccounts that nothing of ours makes, and who does. */
const ACCOUNTS_MADE_ELSEWHERE: Readonly<Record<string, string>> = {
  'flux-system/kustomize-controller': 'the installation of Flux',
  'flux-system/helm-controller': 'the installation of Flux',
  'infra/flux-applier': 'Arc, in the namespace of each configuration',
  'apps/flux-applier': 'Arc, in the namespace of each configuration',
  'argocd/argocd-application-controller': 'the installation of Argo CD',
  'kube-system/argocd-manager': 'argocd cluster add',
  'platform/deployer': 'whoever connected the cluster to its hub',
};

/** Every reference, and those among them that lead nowhere. */
function judged<T>(items: readonly T[], resolves: (item: T) => boolean, say: (item: T) => string) {
  return { count: items.length, dangling: items.filter((item) => !resolves(item)).map(say) };
}

describe.each(variants())('in %s, what is referred to', (_, specs) => {
  const { state } = specs.fleet;
  const files = filesOf(specs);
  const plan = planOf(specs);
  const emitted = landed(plan, manifestsIn(files));
  const configurations = configurationNames(files);
  const flux = [...ofKind(emitted, 'HelmRelease'), ...ofKind(emitted, 'Kustomization')] as const;
  /** Clusters where a HelmRelease is beside what it installs, and its source is not. */
  const crossing = plan.clusters.flatMap(({ name, spec }) =>
    'crossNamespaceReferences' in spec && spec.crossNamespaceReferences ? [name] : [],
  );
  const tenants = tenantsOf(plan);
  /** So that no test passes because there is nothing to look at. */
  const atLeast = (number: number) => (tenants.length === 0 ? 0 : number);

function has(cluster: string, kind: string, namespace: string | undefined, name: string): boolean {
  return emitted.some(
    (each) =>
      each.cluster === cluster &&
      each.object.kind === kind &&
      each.object.metadata.namespace === namespace &&
      each.object.metadata.name === name,
  );
}

  it('is there: each value file, from the branch of the state repository', () => {
    const references = ofKind(emitted, 'Application').flatMap(({ object }) => {
      const sources = object.spec.sources ?? [];
      return sources.flatMap(({ helm }) =>
        (helm?.valueFiles ?? []).map((file) => ({ file, name: nameOf(object), sources })),
      );
    });
    const { count, dangling } = judged(
      references,
      ({ file, sources }) => {
        const [ref, ...path] = file.split('/');
        const source = sources.find((each) => `$${each.ref}` === ref);
        const isState = source?.repoURL === state.url && source.targetRevision === state.branch;
        return isState && source.path === undefined && path.join('/') in files;
      },
      ({ file, name }) => `${name}: ${file}`,
    );
    expect(dangling).toEqual([]);
    const onArgocd = tenants.filter(
      ({ cluster }) => follows('argocd', cluster) && !cluster.leavesToFleetSets,
    );
    expect(count).toBe(5 * onArgocd.flatMap(({ releases }) => releases).filter(({ content }) => content.form === 'helm').length);
  });

  it('is there: each source, in the same namespace unless the cluster lets references cross', () => {
    const references = flux.flatMap(({ cluster, object }) => {
      const { spec } = object;
      const ref = 'sourceRef' in spec ? spec.sourceRef : (spec.chart?.spec.sourceRef ?? spec.chartRef);
      return [{ cluster, object, ref }];
    });
    const { count, dangling } = judged(
      references,
      ({ cluster, object: { metadata }, ref }) => {
        if (!ref) return false;
        const { namespace = metadata.namespace } = ref;
        if (namespace !== metadata.namespace && !crossing.includes(cluster)) return false;
        const isArcs = ref.kind === 'GitRepository' && ref.name === metadata.namespace;
        return (
          has(cluster, ref.kind ?? '', namespace, ref.name) ||
          (isArcs && configurations.get(cluster)?.includes(ref.name) === true)
        );
      },
      ({ object, ref }) => `${object.kind} ${nameOf(object)}: ${JSON.stringify(ref)}`,
    );
    expect(dangling).toEqual([]);
    expect(count).toBeGreaterThanOrEqual(flux.length === 0 ? 0 : atLeast(20));
  });

  it('is there: each dependency', () => {
    const references = flux.flatMap(({ cluster, object }) =>
      (object.spec.dependsOn ?? []).map((on) => ({ cluster, object, on })),
    );
    const { count, dangling } = judged(
      references,
      ({ cluster, object: { kind, metadata }, on }) =>
        has(cluster, kind, on.namespace ?? metadata.namespace, on.name),
      ({ object, on }) => `${object.kind} ${nameOf(object)}: ${JSON.stringify(on)}`,
    );
    expect(dangling).toEqual([]);
    const ofComponents = plan.clusters
      .filter(({ engine }) => engine !== 'argocd')
      .flatMap(({ components }) => components.flatMap(({ dependsOn }) => dependsOn));
    expect(count).toBeGreaterThanOrEqual(ofComponents.length);
  });

  it('is there: each ConfigMap with values, in the same namespace', () => {
    const references = ofKind(emitted, 'HelmRelease').flatMap(({ cluster, object }) =>
      (object.spec.valuesFrom ?? []).map((from) => ({ cluster, object, from })),
    );
    const { count, dangling } = judged(
      references,
      ({ cluster, object, from }) => {
        const maps = ofKind(emitted, 'ConfigMap').filter(
          (map) =>
            map.cluster === cluster &&
            map.object.metadata.namespace === object.metadata.namespace &&
            map.object.metadata.name === from.name,
        );
        return from.kind === 'ConfigMap' && maps[0]?.object.data?.[from.valuesKey ?? ''] !== undefined;
      },
      ({ object, from }) => `${nameOf(object)}: ${JSON.stringify(from)}`,
    );
    expect(dangling).toEqual([]);
    expect(count).toBeGreaterThanOrEqual(atLeast(0));
  });

  it('is there: each ServiceAccount', () => {
    const accounts = [
      ...flux
        // Beside what it installs, a chart of the platform has the rights of helm-controller itself.
        .filter(({ cluster, object }) => object.kind !== 'HelmRelease' || !crossing.includes(cluster))
        .map(({ cluster, object }) => ({
          cluster,
          account: `${object.metadata.namespace}/${object.spec.serviceAccountName}`,
        })),
      ...ofKind(emitted, 'RoleBinding').flatMap(({ cluster, object }) =>
        (object.subjects ?? [])
          .filter(({ kind }) => kind === 'ServiceAccount')
          .map(({ namespace, name }) => ({ cluster, account: `${namespace}/${name}` })),
      ),
      ...ofKind(emitted, 'AppProject').flatMap(({ cluster, object }) =>
        (object.spec.destinationServiceAccounts ?? []).map(({ server, namespace, defaultServiceAccount: account }) => ({
          cluster: destinationIn(plan, cluster, { server }),
          account: account.includes(':') ? account.replace(':', '/') : `${namespace}/${account}`,
        })),
      ),
    ];
    const { count, dangling } = judged(
      accounts,
      ({ cluster, account }) => {
        const [namespace, name] = account.split('/') as [string, string];
        return has(cluster, 'ServiceAccount', namespace, name) || account in ACCOUNTS_MADE_ELSEWHERE;
      },
      ({ cluster, account }) => `${cluster}: ${account}`,
    );
    expect(dangling).toEqual([]);
    expect(count).toBeGreaterThanOrEqual(flux.length === 0 ? atLeast(tenants.length) : atLeast(20));
  });

  it('is there: each namespace', () => {
    const namespaces = emitted.flatMap(({ cluster, object }) => {
      const { destination, targetNamespace, storageNamespace } = specOf(object);
      const there = destination?.namespace === undefined ? cluster : destinationIn(plan, cluster, destination);
      return [
        ...[object.metadata.namespace, targetNamespace, storageNamespace].map((name) => ({ cluster, name })),
        { cluster: there, name: destination?.namespace },
      ].flatMap(({ cluster: on, name }) => (name === undefined ? [] : [{ cluster: on, name }]));
    });
    const { count, dangling } = judged(
      namespaces,
      ({ cluster, name }) =>
        has(cluster, 'Namespace', undefined, name) ||
        MADE_ELSEWHERE.includes(name) ||
        configurations.get(cluster)?.includes(name) === true,
      ({ cluster, name }) => `${cluster}: ${name}`,
    );
    expect([...new Set(dangling)]).toEqual([]);
    expect(count).toBeGreaterThanOrEqual(atLeast(80));
  });

  it('is there: each role that is bound', () => {
    const { count, dangling } = judged(
      ofKind(emitted, 'RoleBinding'),
      ({ cluster, object: { metadata, roleRef } }) =>
        // Kubernetes brings `view` itself.
        (roleRef.kind === 'ClusterRole' && roleRef.name === 'view') ||
        has(cluster, roleRef.kind, roleRef.kind === 'Role' ? metadata.namespace : undefined, roleRef.name),
      ({ object }) => `${nameOf(object)}: ${object.roleRef.name}`,
    );
    expect(dangling).toEqual([]);
    expect(count).toBeGreaterThanOrEqual(2 * tenants.length);
  });
});

interface Spec {
  readonly destination?: { readonly namespace?: string; readonly server?: string; readonly name?: string };
  readonly targetNamespace?: string;
  readonly storageNamespace?: string;
}

function specOf(object: Emitted['object']): Spec {
  return (object as { spec?: Spec }).spec ?? {};
}
