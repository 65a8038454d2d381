import type { ClusterSpec, FluxClusterSpec } from '../../../../lib/authored/cluster';
import type { ComponentSpec } from '../../../../lib/authored/component';
import { appliers, isBelow } from '../../../support/applied';
import { manifestsIn, nameOf, ofKind, type Emitted } from '../../../support/manifests';
import { filesOf, type Files } from '../../../support/sample';
import { anyCluster, customer, fleet, product, specs } from '../../../support/specs';
import { verdicts } from '../../../support/verdicts';

const chart = (namespace: string, repository = 'charts'): ComponentSpec => ({
  namespace,
  chart: { repository, name: 'x' },
  versions: { prod: '1.2.3' },
});
const objects = (namespace: string, more: Pick<ComponentSpec, 'dependsOn' | 'root'> = {}): ComponentSpec => ({
  namespace,
  manifests: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } }],
  ...more,
});

/** One cluster, with a tenant where it hosts any. */
function filesFor(
  changes: Partial<FluxClusterSpec<string, string>>,
  components: Record<string, ComponentSpec> = { ingress: chart('ingress') },
  edge: ClusterSpec = { ...anyCluster, engine: 'flux', environment: 'prod', ...changes },
): Files {
  const artifacts = { oci: 'oci://ghcr.io/fluxcd' } as const;
  return filesOf(
    specs({
      fleet: fleet({
        repositories: { ...fleet().repositories, artifacts },
        components,
        clusters: { edge },
      }),
      products: [product('web')],
      customers: edge.hosts
        ? []
        : [customer('acme', { tenants: { prod: { cluster: 'edge', ring: 'late' } } })],
    }),
  );
}

const find = <K extends 'Kustomization' | 'HelmRelease'>(
  emitted: readonly Emitted[],
  kind: K,
  name: string,
) => ofKind(emitted, kind).find(({ object }) => nameOf(object) === name)!.object;

describe('Flux that keeps itself at a version', () => {
  const patches = [{ patch: '- op: remove\n  path: /spec/replicas\n', target: { kind: 'Deployment' } }];
  const emitted = manifestsIn(
    filesFor({ install: { repository: 'artifacts', version: 'v2.6.4', name: 'flux', patches } }),
  );

  it('is a Kustomization over its manifests, which the bootstrap owns', () => {
    const own = emitted.filter(({ path }) => path === 'clusters/edge/bootstrap/flux.yaml');
    expect(own.map(({ object }) => [object.kind, nameOf(object)])).toEqual([
      ['OCIRepository', 'flux-system/artifacts'],
      ['Kustomization', 'flux-system/flux'],
    ]);
    expect(own[0]!.object).toMatchObject({
      spec: { url: 'oci://ghcr.io/fluxcd', ref: { tag: 'v2.6.4' }, interval: '1h' },
    });
    expect(find(emitted, 'Kustomization', 'flux-system/flux').spec).toMatchObject({
      path: './',
      prune: true,
      wait: true,
      sourceRef: { kind: 'OCIRepository', name: 'artifacts' },
      patches,
    });
    expect(verdicts(own.map(({ object }) => object))).toEqual([null, null]);
  });

  it('leaves Flux, its CRDs and every object of theirs behind, where somebody else is to install it', () => {
    expect(find(emitted, 'Kustomization', 'flux-system/flux').spec).toMatchObject({
      deletionPolicy: 'Orphan',
    });
  });

  it('is not there where somebody else installs Flux', () => {
    expect(Object.keys(filesFor({})).filter((path) => path.endsWith('/flux.yaml'))).toEqual([]);
  });
});

describe('roots', () => {
  const named = manifestsIn(filesFor({ roots: { bootstrap: 'cluster', infrastructure: 'cluster-apps' } }));

  it.each(['cluster', 'cluster-apps', 'tenants'])(
    '%s leaves to a root of another name what it applied, rather than taking it along',
    (name) => {
      const { spec } = find(named, 'Kustomization', `flux-system/${name}`);
      expect(spec).toMatchObject({ prune: true, deletionPolicy: 'Orphan' });
    },
  );

  it('have the names that the cluster gives them, and their folders stay', () => {
    const roots = ['cluster', 'cluster-apps', 'tenants'].map((name) => {
      const { path, dependsOn, wait } = find(named, 'Kustomization', `flux-system/${name}`).spec;
      return { path, dependsOn, wait };
    });
    expect(roots).toEqual([
      { path: './clusters/edge/bootstrap', dependsOn: undefined, wait: false },
      { path: './clusters/edge/delivery/infrastructure', dependsOn: undefined, wait: true },
      { path: './clusters/edge/delivery/tenants', dependsOn: [{ name: 'cluster-apps' }], wait: false },
    ]);
  });

  it('depend on nothing that they own', () => {
    const emitted = manifestsIn(filesFor({}, { base: objects('base', { root: 'bootstrap' }) }));
    for (const name of ['bootstrap', 'infrastructure'])
      expect(find(emitted, 'Kustomization', `flux-system/${name}`).spec.dependsOn).toBeUndefined();
  });
});

describe('a component that the bootstrap owns', () => {
  const components = {
    base: { ...chart('base'), root: 'bootstrap' } as ComponentSpec,
    late: objects('base', { dependsOn: ['base'] }),
    other: objects('other'),
  };

  it('is applied by the bootstrap on Flux, with its namespace', () => {
    const emitted = manifestsIn(filesFor({}, components));
    const holding = (kind: string, name: string) =>
      emitted.find(({ object }) => object.kind === kind && object.metadata.name === name)!.path;
    expect([holding('Kustomization', 'base'), holding('Namespace', 'base')]).toEqual([
      'clusters/edge/bootstrap/components/base.yaml',
      'clusters/edge/bootstrap/components/namespaces/base.yaml',
    ]);
    expect([holding('Kustomization', 'other'), holding('Namespace', 'other')]).toEqual([
      'clusters/edge/delivery/infrastructure/other.yaml',
      'clusters/edge/delivery/infrastructure/namespaces/other.yaml',
    ]);
    expect(find(emitted, 'Kustomization', 'flux-system/late').spec.dependsOn).toEqual([{ name: 'base' }]);
  });

  it('comes before the infrastructure on Argo CD, in the waves of the bootstrap', () => {
    const deeper = { ...components, more: objects('more', { root: 'bootstrap', dependsOn: ['base'] }) };
    const files = filesFor({}, deeper, { ...anyCluster, engine: 'argocd', environment: 'prod' });
    const emitted = manifestsIn(files);
    const waves = ofKind(emitted, 'Application')
      .filter(({ path }) => /^clusters\/edge\/(applications|bootstrap)\//.test(path))
      .map(({ object }) => [
        object.metadata.name,
        Number(object.metadata.annotations!['argocd.argoproj.io/sync-wave']),
      ]);
    expect(Object.fromEntries(waves)).toEqual({
      bootstrap: 0,
      // In the order of the bootstrap's own, the root last.
      base: 0,
      more: 1,
      root: 2,
      infrastructure: 1,
      tenants: 2,
    });
    const applied = appliers(files, emitted, fleet().state.url).filter(({ folder }) =>
      isBelow('clusters/edge/bootstrap/components/base.yaml', folder),
    );
    expect(applied.map(({ who }) => who)).toEqual(['Application argocd/bootstrap']);
  });
});

describe('where Flux follows references to other namespaces', () => {
  const components = {
    ingress: chart('ingress'),
    artifact: chart('registry', 'registry'),
    code: {
      namespace: 'code',
      chart: { repository: 'code', path: 'charts/x' },
      versions: { prod: 'v1' },
    } satisfies ComponentSpec,
  };
  const emitted = manifestsIn(filesFor({ crossNamespaceReferences: true }, components));

  it('the HelmRelease of a component is in the namespace of the component, and a shared source in that of Flux', () => {
    const { spec } = find(emitted, 'HelmRelease', 'ingress/ingress');
    expect(spec).toMatchObject({
      chart: { spec: { sourceRef: { kind: 'HelmRepository', name: 'charts', namespace: 'flux-system' } } },
      targetNamespace: 'ingress',
      storageNamespace: 'ingress',
    });
    expect(spec.serviceAccountName).toBeUndefined();
    expect(find(emitted, 'Kustomization', 'flux-system/ingress').spec.targetNamespace).toBe('ingress');
  });

  it.each([
    ['artifact', 'OCIRepository', 'registry'],
    ['code', 'GitRepository', 'code'],
  ])('the source that %s has for itself is beside its HelmRelease', (name, kind, namespace) => {
    const own = emitted.filter(({ path }) => path === `clusters/edge/infrastructure/${name}/release.yaml`);
    expect(own.map(({ object }) => [object.kind, object.metadata.namespace])).toEqual([
      [kind, namespace],
      ['HelmRelease', namespace],
    ]);
  });

  it('nothing of a tenant leads to another namespace but the order of what is applied for it', () => {
    const ofTenant = ofKind(emitted, 'HelmRelease').filter(({ path }) => path.includes('/acme-prod/'));
    expect(ofTenant.map(({ object }) => object.spec.chart!.spec.sourceRef.namespace)).toEqual([undefined]);
    expect(ofTenant.map(({ object }) => object.metadata.namespace)).toEqual(['fleet-releases']);
  });

  it('and nowhere else does a reference lead there', () => {
    const apart = manifestsIn(filesFor({}, components));
    const { spec } = find(apart, 'HelmRelease', 'flux-system/ingress');
    expect(spec.chart!.spec.sourceRef).toEqual({ kind: 'HelmRepository', name: 'charts' });
    expect(find(apart, 'Kustomization', 'flux-system/ingress').spec.targetNamespace).toBeUndefined();
  });
});

describe.each(['flux', 'argocd'] as const)('a cluster of %s that hosts no tenants', (engine) => {
  const files = filesFor({}, undefined, { ...anyCluster, engine, environment: 'prod', hosts: [] });

  it('has nothing for them', () => {
    expect(Object.keys(files).filter((path) => /tenants|releases/.test(path))).toEqual([]);
    const names = manifestsIn(files).map(({ object }) => nameOf(object));
    expect(names.filter((name) => /tenant|fleet-releases/.test(name))).toEqual([]);
  });

  it('has its components', () => {
    expect(Object.keys(files)).toContain('clusters/edge/delivery/infrastructure/ingress.yaml');
  });
});

it('the infrastructure waits for its components only where tenants come after it', () => {
  const waits = (files: Files) =>
    find(manifestsIn(files), 'Kustomization', 'flux-system/infrastructure').spec.wait;
  expect([waits(filesFor({})), waits(filesFor({ hosts: [] }))]).toEqual([true, false]);
});
