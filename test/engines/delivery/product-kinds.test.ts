import type { EngineName } from '../../../lib/authored/cluster';
import type { ProductSpec } from '../../../lib/authored/product';
import { helm, kustomize, ofApplication, ofChart, ofKustomization, writtenIn } from '../../support/built';
import { manifestsIn, ofKind, type Manifest } from '../../support/manifests';
import { KINDS, productOf, type Report, reportOn } from '../../support/product-kinds';
import { filesOf, type Files } from '../../support/sample';

const ENGINES: readonly EngineName[] = ['argocd', 'flux', 'arc'];
const RELEASE = 'acme-prod-report';
const written = 'clusters/one/manifests/acme-prod/report';

/** What a release of the kind comes to in a cluster of the engine. */
function builtBy(
  engine: EngineName,
  kind: keyof typeof KINDS,
  files: Files = filesOf(reportOn(engine, kind)),
): Manifest[] {
  if (kind === 'chart') return ofChart(files, RELEASE, KINDS.chart.path);
  if (kind === 'manifests' || kind === 'workload') return writtenIn(files, written);
  const emitted = manifestsIn(files);
  const [application] = ofKind(emitted, 'Application').filter(isOfRelease);
  if (application) return ofApplication(application.object);
  return ofKustomization(ofKind(emitted, 'Kustomization').find(isOfRelease)!.object);
}

function isOfRelease({ object }: { readonly object: Manifest }): boolean {
  return object.metadata.name === RELEASE;
}

/** What differs by who applies it: the namespace, which the engine gives, and labels of ours. */
function compared(objects: readonly Manifest[]) {
  const all = objects.map(({ metadata, ...object }) => {
    const { namespace: _, labels = {}, ...rest } = metadata;
    const own = Object.entries(labels).filter(([key]) => !/ringfleet\.io|managed-by/.test(key));
    return { ...object, metadata: { ...rest, labels: Object.fromEntries(own) } };
  });
  return all.sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

const tools = {
  chart: ['helm', helm],
  kustomize: ['kustomize', kustomize],
  directory: ['kustomize', kustomize],
  manifests: ['', []],
  workload: ['', []],
} as const;
const cases = ENGINES.flatMap((engine) =>
  (Object.keys(KINDS) as (keyof typeof KINDS)[]).map((kind) => [kind, engine] as const),
);
const expected = () => compared(builtBy('argocd', 'manifests'));

describe('one product gives the same Deployment and Service', () => {
  for (const [kind, engine] of cases) {
    const [tool, isThere] = tools[kind];
    const title = `as ${kind} on ${engine}`;
    if (isThere) it(title, () => expect(compared(builtBy(engine, kind))).toStrictEqual(expected()));
    else {
      // Jest alone counts what is skipped, and says no more.
      process.stderr.write(`skipped ${title}: ${tool} is not installed\n`);
      it.skip(`${title}: ${tool} is not installed`, () => undefined);
    }
  }

  it('with the version of the ring and the values of the customer', () => {
    const [deployment] = expected() as unknown as { spec: Record<string, unknown> }[];
    expect(deployment).toMatchObject({
      spec: { replicas: 3, template: { spec: { containers: [{ image: 'ghcr.io/acme/report:1.0.0' }] } } },
    });
  });
});

describe('with manifests beside it, one product gives these, too', () => {
  const budget = ({ values }: Report) => ({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'report' },
    spec: { minAvailable: values.replicaCount - 1, selector: { matchLabels: { app: 'report' } } },
  });
  const besides = { manifests: (release: Report) => [budget(release)] } as Partial<ProductSpec>;
  const more = { ...budget({ values: { replicaCount: 3 } } as Report), metadata: { name: 'report' } };
  for (const [kind, engine] of cases) {
    if (kind === 'manifests' || kind === 'workload') continue;
    const [tool, isThere] = tools[kind];
    const title = `as ${kind} on ${engine}`;
    const run = () => {
      const files = filesOf(reportOn(engine, kind, besides));
      const all = [...builtBy(engine, kind, files), ...writtenIn(files, written)];
      expect(compared(all)).toStrictEqual(compared([...builtBy('argocd', 'manifests'), more]));
    };
    if (isThere) it(title, run);
    else it.skip(`${title}: ${tool} is not installed`, run);
  }
});

const objectsOf = (files: Files) =>
  manifestsIn(files).filter(({ path, object }) => path.includes('/releases/') && isOfRelease({ object }));

describe.each(['flux', 'arc'] as const)('on %s', (engine) => {
  const only = (kind: keyof typeof KINDS, ...more: [object?]) => {
    const files = filesOf(reportOn(engine, kind, ...more));
    return { files, objects: objectsOf(files), all: manifestsIn(files) };
  };

  it('a folder is applied by a Kustomization with the account of the tenant, into its namespace alone', () => {
    const { objects } = only('kustomize');
    expect(objects.map(({ object }) => object.kind).sort()).toEqual(['GitRepository', 'Kustomization']);
    const [kustomization] = ofKind(objects, 'Kustomization');
    expect(kustomization!.object.metadata.namespace).toBe(engine === 'arc' ? 'apps' : 'fleet-releases');
    expect(kustomization!.object.spec).toMatchObject({
      path: './test/fixtures/product-kinds/kustomize/overlays/prod',
      serviceAccountName: 'acme-prod',
      targetNamespace: 'acme-prod',
      sourceRef: { kind: 'GitRepository', name: RELEASE },
      prune: true,
      wait: true,
      deletionPolicy: 'Orphan',
    });
    expect(ofKind(objects, 'GitRepository')[0]!.object.spec).toMatchObject({ ref: { branch: 'main' } });
  });

  it('a folder of manifests is changed for a release as one that kustomize builds', () => {
    const {
      kustomize: { changes },
      directory,
    } = KINDS;
    const told = { changes: (release: Report) => ({ ...changes(release), components: [] }) };
    const report = productOf('report', { directory: { ...directory, ...told } });
    const files = filesOf({ ...reportOn(engine, 'directory'), products: [report] });
    const { object } = ofKind(objectsOf(files), 'Kustomization')[0]!;
    const [ofFolder] = ofKind(only('kustomize').objects, 'Kustomization');
    const { images, patches, commonMetadata } = ofFolder!.object.spec;
    expect(object.spec).toMatchObject({ images, patches, commonMetadata });
    expect(object.spec.path).toBe('./test/fixtures/product-kinds/directory/prod');
  });

  it('what is written is applied from the state repository, by a Kustomization that finds its source beside it', () => {
    const { objects, all, files } = only('manifests');
    expect(objects.map(({ object }) => object.kind)).toEqual(['Kustomization']);
    const { metadata, spec } = ofKind(objects, 'Kustomization')[0]!.object;
    const namespaces = writtenIn(files, written).map((each) => each.metadata.namespace);
    expect(namespaces).toEqual(['acme-prod', 'acme-prod']);
    expect(spec).toMatchObject({ path: `./${written}`, serviceAccountName: 'acme-prod' });
    expect(Object.keys(files)).toContain(`${written}/manifests.yaml`);
    const beside = all.some(
      ({ object }) =>
        object.kind === spec.sourceRef.kind &&
        object.metadata.name === spec.sourceRef.name &&
        object.metadata.namespace === metadata.namespace,
    );
    // Azure makes the source of a configuration.
    expect(beside).toBe(engine === 'flux');
  });

  it('who puts it in place may write Kustomizations, and only where a product needs it', () => {
    const rights = (kind: keyof typeof KINDS) =>
      only(kind)
        .all.filter(({ object }) => object.kind === 'Role' && object.metadata.name === 'tenant-releases')
        .flatMap(({ object }) => (object as unknown as { rules: { resources: string[] }[] }).rules)
        .flatMap(({ resources }) => resources);
    expect(rights('kustomize')).toContain('kustomizations');
    expect(rights('manifests')).toContain('kustomizations');
    expect(rights('workload')).toContain('kustomizations');
    expect(rights('chart')).not.toContain('kustomizations');
  });
});

describe('on Argo CD', () => {
  const application = (kind: keyof typeof KINDS) => {
    const files = filesOf(reportOn('argocd', kind));
    const [project] = ofKind(manifestsIn(files), 'AppProject').filter(
      ({ object }) => object.metadata.name === 'acme',
    );
    return {
      ...ofKind(objectsOf(files), 'Application')[0]!.object,
      repositories: project!.object.spec.sourceRepos,
    };
  };

  it('a folder is one source, with what kustomize changes, of a repository that its project permits', () => {
    const { spec, metadata, repositories } = application('kustomize');
    expect(spec).toMatchObject({
      project: 'acme',
      destination: { namespace: 'acme-prod' },
      source: {
        repoURL: 'https://git.example.com/code.git',
        targetRevision: 'main',
        path: 'test/fixtures/product-kinds/kustomize/overlays/prod',
        kustomize: { namespace: 'acme-prod', images: ['ghcr.io/acme/report:1.0.0'] },
      },
    });
    expect(repositories).toContain(spec.source!.repoURL);
    // Nobody here knows which other folders a kustomization reads.
    expect(metadata.annotations).not.toHaveProperty('argocd.argoproj.io/manifest-generate-paths');
  });

  it('a folder of manifests is read as it is, without the files that it leaves out', () => {
    const { directory } = KINDS;
    const part = { directory: { ...directory, include: '{deployment,more/*}.yaml', exclude: 'test.yaml' } };
    const report = productOf('report', part, { version: { gitRef: (given) => `v${given}` } });
    const files = filesOf({ ...reportOn('argocd', 'directory'), products: [report] });
    const { object } = ofKind(objectsOf(files), 'Application')[0]!;
    expect(object.spec.source).toMatchObject({
      repoURL: 'https://git.example.com/code.git',
      targetRevision: 'v1.0.0',
      path: 'test/fixtures/product-kinds/directory/prod',
      directory: { recurse: true, include: '{deployment,more/*}.yaml', exclude: 'test.yaml' },
    });
    expect(object.metadata.annotations).toMatchObject({
      'argocd.argoproj.io/manifest-generate-paths': '/test/fixtures/product-kinds/directory/prod',
    });
  });

  it('what is written is a folder of the state repository', () => {
    const { spec, metadata, repositories } = application('manifests');
    expect(spec.source).toMatchObject({
      repoURL: 'https://git.example.com/state.git',
      targetRevision: 'main',
      path: written,
      directory: { recurse: true },
    });
    expect(repositories).toContain(spec.source!.repoURL);
    expect(metadata.annotations).toMatchObject({
      'argocd.argoproj.io/manifest-generate-paths': `/${written}`,
    });
  });
});
