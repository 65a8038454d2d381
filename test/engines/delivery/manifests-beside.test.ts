import type { EngineName } from '../../../lib/authored/cluster';
import type { ClusterSpec } from '../../../lib/authored/cluster';
import type { ComponentSpec, KubernetesObject } from '../../../lib/authored/component';
import { ofKind, manifestsIn } from '../../support/manifests';
import { KINDS, productOf, type Report, reportOn } from '../../support/product-kinds';
import { filesOf } from '../../support/sample';
import { anyCluster, fleet, specs } from '../../support/specs';

const namespace = 'shop';
const versions = { prod: '1.0.0' };
const secret: KubernetesObject = {
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: { name: 'login' },
};
const role: KubernetesObject = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: 'shop' },
};
const manifests = [secret, role];
const components: Readonly<Record<string, ComponentSpec>> = {
  chart: { namespace, chart: { repository: 'charts', name: 'shop' }, versions, manifests },
  kustomize: { namespace, kustomize: { repository: 'code', path: 'shop' }, versions, manifests },
  directory: { namespace, directory: { repository: 'code', path: 'shop' }, versions, manifests },
};

function componentOn(engine: EngineName, kind: string, cluster: object = {}) {
  const one = { ...anyCluster, engine, environment: 'prod', ...cluster } as ClusterSpec;
  const files = filesOf(
    specs({ fleet: fleet({ clusters: { one }, components: { shop: components[kind]! } }), customers: [] }),
  );
  return { files, all: manifestsIn(files) };
}

/** The objects of a file, each as kind, name and namespace. */
const placesIn = (all: ReturnType<typeof manifestsIn>, path: string) =>
  all
    .filter((each) => each.path === path)
    .map(({ object: { kind, metadata } }) => [kind, metadata.name, metadata.namespace]);
const written = 'clusters/one/infrastructure/shop/manifests.yaml';

describe.each(['chart', 'kustomize', 'directory'])('manifests beside a component of kind %s', (kind) => {
  it('are one more source of its Application', () => {
    const { all } = componentOn('argocd', kind, { impersonation: false });
    const application = ofKind(all, 'Application').find(({ object }) => object.metadata.name === 'shop')!;
    const { sources, source } = application.object.spec;
    expect(source).toBeUndefined();
    expect(sources).toHaveLength(2);
    expect(sources![1]).toMatchObject({
      repoURL: 'https://git.example.com/state.git',
      path: 'clusters/one/infrastructure/shop',
      directory: { recurse: true },
    });
    expect(placesIn(all, written)).toEqual([
      ['ExternalSecret', 'login', undefined],
      ['ClusterRole', 'shop', undefined],
    ]);
    const [platform] = ofKind(all, 'AppProject').filter(({ object }) => object.metadata.name === 'platform');
    expect(platform!.object.spec.clusterResourceWhitelist).toContainEqual({
      group: 'external-secrets.io',
      kind: 'ExternalSecret',
    });
  });
});

const kustomizationsOf = (all: ReturnType<typeof manifestsIn>) =>
  ofKind(all, 'Kustomization').filter(({ object }) => object.metadata.name.startsWith('shop'));

it.each(['flux', 'arc'] as const)(
  'on %s those of a chart are applied together with its HelmRelease',
  (engine) => {
    const { all } = componentOn(engine, 'chart');
    const [only, ...more] = kustomizationsOf(all);
    expect(more).toEqual([]);
    expect(only!.object.spec).toMatchObject({ path: './clusters/one/infrastructure/shop', wait: true });
    const { targetNamespace } = only!.object.spec;
    // What has its HelmRelease elsewhere has no namespace for all of it, so objects say theirs.
    expect([targetNamespace, placesIn(all, written)[0]![2]]).toContain(namespace);
    expect(placesIn(all, written)[1]).toEqual(['ClusterRole', 'shop', undefined]);
  },
);

it.each([
  ['flux', 'kustomize'],
  ['flux', 'directory'],
  ['arc', 'kustomize'],
  ['arc', 'directory'],
] as const)(
  'on %s those of kind %s come before the folder, and nobody waits for their health',
  (engine, kind) => {
    const { all } = componentOn(engine, kind);
    const [beside, own] = kustomizationsOf(all).map(({ object }) => object);
    expect(beside!.spec).toMatchObject({
      path: './clusters/one/infrastructure/shop',
      targetNamespace: namespace,
      wait: false,
      prune: true,
    });
    expect(beside!.metadata.name).toBe('shop-manifests');
    expect(own!.spec).toMatchObject({ path: './shop', dependsOn: [{ name: 'shop-manifests' }], wait: true });
    expect(beside!.spec.sourceRef).not.toEqual(own!.spec.sourceRef);
  },
);

const budget = ({ name, values }: Report) => [
  {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name },
    spec: { minAvailable: values.replicaCount - 1, selector: { matchLabels: { app: 'report' } } },
  },
];
const releaseWith = (
  engine: EngineName,
  kind: 'chart' | 'kustomize' | 'directory',
  given: unknown,
  cluster = {},
) => {
  const version = kind === 'directory' ? { gitRef: (tag: string) => tag } : { value: 'image.tag' };
  const report = productOf('report', { [kind]: KINDS[kind], manifests: given as never }, { version });
  const files = filesOf({ ...reportOn(engine, kind, {}, cluster), products: [report] });
  return { files, all: manifestsIn(files) };
};
const folder = 'clusters/one/manifests/acme-prod/report';

describe.each(['chart', 'kustomize', 'directory'] as const)(
  'manifests beside a product of kind %s',
  (kind) => {
    it.each(['argocd', 'flux', 'arc'] as const)(
      'are made for each release, into its namespace: %s',
      (engine) => {
        const { all } = releaseWith(engine, kind, budget);
        const [object, ...more] = all.filter(({ path }) => path === `${folder}/manifests.yaml`);
        expect(more).toEqual([]);
        expect(object!.object).toMatchObject({
          kind: 'PodDisruptionBudget',
          metadata: { name: 'acme-prod-report', namespace: 'acme-prod' },
          spec: { minAvailable: 2 },
        });
      },
    );

    it('are one more source of the Application, in a repository that its project permits', () => {
      const { all } = releaseWith('argocd', kind, budget);
      const { object } = ofKind(all, 'Application').find(
        ({ object: { metadata } }) => metadata.name === 'acme-prod-report',
      )!;
      const sources = object.spec.sources!;
      expect(sources).toHaveLength(kind === 'chart' ? 3 : 2);
      expect(sources.at(-1)).toMatchObject({ path: folder, repoURL: 'https://git.example.com/state.git' });
      const project = ofKind(all, 'AppProject').find((each) => each.object.metadata.name === 'acme')!;
      expect(project.object.spec.sourceRepos).toContain('https://git.example.com/state.git');
      const paths = object.metadata.annotations?.['argocd.argoproj.io/manifest-generate-paths'];
      if (kind === 'kustomize') expect(paths).toBeUndefined();
      else expect(paths?.split(';')).toContain(`/${folder}`);
    });

    it.each(['flux', 'arc'] as const)('are applied on %s with the rights of the tenant', (engine) => {
      const { all } = releaseWith(engine, kind, budget);
      const { object } = ofKind(all, 'Kustomization').find(
        (each) => each.object.metadata.name === 'acme-prod-report-manifests',
      )!;
      expect(object.metadata.namespace).toBe(engine === 'arc' ? 'apps' : 'fleet-releases');
      expect(object.spec).toMatchObject({
        path: `./${folder}`,
        serviceAccountName: 'acme-prod',
        targetNamespace: 'acme-prod',
        prune: true,
        deletionPolicy: 'Orphan',
      });
      expect(object.spec).not.toHaveProperty('dependsOn');
      const rights = all
        .filter((each) => each.object.kind === 'Role' && each.object.metadata.name === 'tenant-releases')
        .flatMap((each) => (each.object as unknown as { rules: { resources: string[] }[] }).rules)
        .flatMap(({ resources }) => resources);
      expect(rights).toContain('kustomizations');
      if (engine === 'arc') return;
      // The state repository, beside the Kustomization that pulls it.
      const source = ofKind(all, 'GitRepository').find(
        (each) =>
          each.object.metadata.name === object.spec.sourceRef.name &&
          each.object.metadata.namespace === 'fleet-releases',
      );
      expect(source).toBeDefined();
    });

    it('may be none for a release', () => {
      const { all, files } = releaseWith('flux', kind, () => []);
      const names = ofKind(all, 'Kustomization').map((each) => each.object.metadata.name);
      expect(names).not.toContain('acme-prod-report-manifests');
      expect(Object.keys(files)).not.toContain(`${folder}/manifests.yaml`);
      // The same sources for all releases of the product: ApplicationSets have one template for them.
      const argocd = releaseWith('argocd', kind, () => []);
      expect(Object.keys(argocd.files)).toContain(`${folder}/manifests.yaml`);
    });
  },
);

it('ApplicationSets know them without knowing a tenant', () => {
  const { files, all } = releaseWith('argocd', 'chart', budget, { delivery: 'ApplicationSets' });
  const [set] = ofKind(all, 'ApplicationSet').filter(
    ({ object }) => object.metadata.name === 'releases-report',
  );
  expect(JSON.stringify(set!.object.spec)).toContain('clusters/one/manifests/{{ .tenant }}/report');
  expect(Object.keys(files)).toContain(`${folder}/manifests.yaml`);
});
