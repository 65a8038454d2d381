import { manifestsIn, nameOf, ofKind, type Emitted, type Of } from '../support/manifests';
import { filesOf, sampleSpecs } from '../support/sample';

type Application = Of<'Application'>;
type Source = NonNullable<Application['spec']['source']>;

const specs = sampleSpecs();
const { environments, state } = specs.fleet;
const emitted = manifestsIn(filesOf(specs));
const applications = ofKind(emitted, 'Application');
const releases = applications.filter(({ path }) => path.includes('/releases/'));
const tenants = applications.filter(({ path }) => /\/delivery\/tenants\/.+\//.test(path));
const projects = ofKind(emitted, 'AppProject');

const THIS_CLUSTER = 'https://kubernetes.default.svc';
const FINALIZER = 'resources-finalizer.argocd.argoproj.io/foreground';

function sourcesOf({ spec: { source, sources } }: Application): Source[] {
  return [...(source ? [source] : []), ...(sources ?? [])];
}

function projectOf({ cluster, object }: Emitted<Application>): Of<'AppProject'> {
  const found = projects.filter(
    (each) => each.cluster === cluster && each.object.metadata.name === object.spec.project,
  );
  expect([nameOf(object), object.spec.project, found.length]).toEqual([nameOf(object), object.spec.project, 1]);
  return found[0]!.object;
}

function environmentOf({ metadata }: Application) {
  return environments[metadata.labels!['ringfleet.io/environment']!]!;
}

it('the clusters of Argo CD have an Application for each root, component, tenant and release', () => {
  expect([applications.length, tenants.length, releases.length]).toEqual([3 * (5 + 3) + 5 + 8, 5, 8]);
});

describe('an Application', () => {
  it('pulls and goes where its AppProject permits', () => {
    for (const each of applications) {
      const { sourceRepos, destinations } = projectOf(each).spec;
      const { destination } = each.object.spec;
      for (const { repoURL } of sourcesOf(each.object)) expect(sourceRepos).toContain(repoURL);
      const permitted = destinations!.filter(
        ({ server, namespace }) =>
          server === destination.server && (namespace === '*' || namespace === destination.namespace),
      );
      expect([nameOf(each.object), permitted.length]).toEqual([nameOf(each.object), 1]);
    }
  });

  it('goes to exactly one cluster, its own, and a namespace that it names', () => {
    for (const { object } of applications) {
      const { server, name, namespace } = object.spec.destination;
      expect([nameOf(object), server, name]).toEqual([nameOf(object), THIS_CLUSTER, undefined]);
      expect(namespace).toMatch(/^[a-z]/);
    }
  });

  it('follows a branch, a tag or a version, never HEAD or the latest', () => {
    const revisions = applications.flatMap(({ object }) =>
      sourcesOf(object).map(({ targetRevision }) => targetRevision ?? 'HEAD'),
    );
    expect(revisions.filter((revision) => /^(HEAD|\*|latest|)$|[*x^~<>]/.test(revision))).toEqual([]);
  });

  it('retries, and where it syncs by itself prunes and heals but never empties', () => {
    for (const { object } of applications) {
      const { automated, retry } = object.spec.syncPolicy!;
      // Without end where nobody would start it again.
      expect(retry).toMatchObject({ limit: automated ? -1 : 5, backoff: { duration: '10s' } });
      if (automated) expect(automated).toEqual({ prune: true, selfHeal: true });
    }
  });

  it('that tries without end takes what mends it at the next try', () => {
    const endless = applications.filter(({ object }) => (object.spec.syncPolicy?.retry?.limit ?? 0) < 0);
    expect(endless).not.toEqual([]);
    for (const { object } of endless) expect(object.spec.syncPolicy!.retry).toMatchObject({ refresh: true });
  });

  it('never makes the namespace whose manifest another one applies', () => {
    const making = applications.filter(({ object }) =>
      object.spec.syncPolicy!.syncOptions?.some((option) => option === 'CreateNamespace=true'),
    );
    expect(making.map(({ object }) => nameOf(object))).toEqual([]);
  });

  it('of a tenant is refreshed by changes of the paths that it reads, and of no others', () => {
    for (const { object } of [...tenants, ...releases]) {
      const read = sourcesOf(object).flatMap(({ repoURL, path, helm }) => [
        ...(path === undefined ? [] : [path]),
        ...(helm?.valueFiles ?? []).map((file) => file.replace('$values/', '')),
        ...(repoURL === state.url || path !== undefined || helm ? [] : [`no path in ${repoURL}`]),
      ]);
      const watched = object.metadata.annotations!['argocd.argoproj.io/manifest-generate-paths']!;
      expect(watched.split(';')).toEqual(read.map((path) => `/${path}`));
    }
  });
});

describe('the Application of a release', () => {
  it('takes its environment at its word: synced by itself or by a person', () => {
    for (const { object } of releases) {
      const { automatedSync } = environmentOf(object);
      expect([nameOf(object), 'automated' in object.spec.syncPolicy!]).toEqual([nameOf(object), automatedSync]);
    }
    const inProd = releases.filter(({ object }) => environmentOf(object) === environments['prod']);
    expect(inProd.map(({ object }) => nameOf(object))).toEqual(['argocd/customer-02-prod-product-a']);
    expect(inProd[0]!.object.spec.syncPolicy).not.toHaveProperty('automated');
  });

  it('has two sources, the chart and the value files, and belongs to its customer', () => {
    for (const { object } of releases) {
      const [chart, values, ...more] = sourcesOf(object);
      expect([chart?.helm?.releaseName, values?.ref, more]).toEqual([object.metadata.name, 'values', []]);
      expect(object.spec.project).toBe(object.metadata.labels!['ringfleet.io/customer']);
    }
  });

  it('comes after the guard rails', () => {
    const waves = releases.map(({ object }) => object.metadata.annotations!['argocd.argoproj.io/sync-wave']);
    expect(waves).toEqual(waves.map(() => '1'));
    const guardrails = emitted.filter(({ path }) => path.includes('/guardrails/'));
    expect(guardrails.filter(({ object }) => object.metadata.annotations?.['argocd.argoproj.io/sync-wave'])).toEqual(
      [],
    );
  });

  it('leaves the replicas to the autoscaler exactly where there is one', () => {
    for (const { object } of releases) {
      const { autoscaled } = specs.products.find(
        ({ spec }) => spec.name === object.metadata.labels!['ringfleet.io/product'],
      )!.spec;
      const options = object.spec.syncPolicy!.syncOptions!;
      expect([nameOf(object), options.includes('RespectIgnoreDifferences=true')]).toEqual([
        nameOf(object),
        autoscaled === true,
      ]);
      expect(object.spec.ignoreDifferences).toEqual(
        autoscaled ? [{ group: 'apps', kind: 'Deployment', jsonPointers: ['/spec/replicas'] }] : undefined,
      );
    }
  });
});

describe('deleting the Application', () => {
  it('of a tenant or release deletes the workload exactly where the environment says so', () => {
    for (const { object } of [...tenants, ...releases]) {
      const expected = environmentOf(object).onDelete === 'cascade' ? [FINALIZER] : undefined;
      expect([nameOf(object), object.metadata.finalizers]).toEqual([nameOf(object), expected]);
    }
    expect(environments['prod']!.onDelete).toBe('orphan');
  });

  it('of a root or a component deletes nothing', () => {
    const ofPlatform = applications.filter((each) => !tenants.includes(each) && !releases.includes(each));
    expect(ofPlatform).toHaveLength(3 * (5 + 3));
    expect(ofPlatform.flatMap(({ object }) => object.metadata.finalizers ?? [])).toEqual([]);
  });
});
