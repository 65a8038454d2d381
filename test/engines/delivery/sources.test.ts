import { loadAll } from 'js-yaml';
import type {
  BucketOptions,
  GitOptions,
  HelmOptions,
  OciOptions,
  StateSource,
} from '../../../lib/authored/repository';
import type { ClusterSpec } from '../../../lib/authored/cluster';
import type { ComponentSpec, VersionRef } from '../../../lib/authored/component';
import type { FleetSpec } from '../../../lib/authored/fleet';
import { manifestsIn, nameOf, ofKind, type Manifest } from '../../support/manifests';
import { filesOf, type Files } from '../../support/sample';
import { sealed, secretFile } from '../../support/secrets';
import { anyCluster, customer, fleet, product, specs } from '../../support/specs';
import { verdicts } from '../../support/verdicts';

const DIGEST = `sha256:${'5f2b'.repeat(16)}` as const;

type Object = Manifest & { readonly spec: Readonly<Record<string, unknown>> };

const pulled = { secretRef: 'credentials', interval: '3m', timeout: '40s' } as const;
const git = {
  ...pulled,
  ignore: '*.md',
  provider: 'azure',
  proxySecretRef: 'proxy',
  recurseSubmodules: true,
  verify: { mode: 'TagAndHEAD', secretRef: 'keys' },
} as const satisfies Required<GitOptions>;
const oci = {
  ...pulled,
  certSecretRef: 'authority',
  ignore: '*.md',
  insecure: true,
  layerSelector: { mediaType: 'application/x', operation: 'extract' },
  provider: 'aws',
  verify: {
    provider: 'cosign',
    secretRef: 'keys',
    matchOIDCIdentity: [{ issuer: 'https://token.example.com', subject: 'release' }],
  },
} as const satisfies Required<OciOptions>;
const bucket = {
  ...pulled,
  endpoint: 's3.example.com:9000',
  ignore: '*.md',
  insecure: true,
  prefix: 'manifests/',
  provider: 'aws',
  region: 'eu-west-1',
} as const satisfies Required<BucketOptions>;
const helm = {
  ...pulled,
  certSecretRef: 'authority',
  passCredentials: true,
} as const satisfies Required<HelmOptions>;

const named = (name: string) => ({ name });
/** The same options in Flux's form. */
const asFlux = {
  git: {
    ...git,
    secretRef: named('credentials'),
    proxySecretRef: named('proxy'),
    verify: { mode: 'TagAndHEAD', secretRef: named('keys') },
  },
  oci: {
    ...oci,
    secretRef: named('credentials'),
    certSecretRef: named('authority'),
    verify: { ...oci.verify, secretRef: named('keys') },
  },
  bucket: { ...bucket, secretRef: named('credentials') },
  helm: { ...helm, secretRef: named('credentials'), certSecretRef: named('authority') },
};

const addresses = {
  git: { git: 'https://git.example.com/x.git' },
  oci: { oci: 'oci://registry.example.com/x' },
  bucket: { bucket: 'x' },
  helm: { helm: 'https://charts.example.com' },
} as const;

const flux: ClusterSpec = { ...anyCluster, engine: 'flux', environment: 'prod' };

/** Every object of a component `x` in the delivery of a cluster `edge`, or in what it delivers. */
function objectsOf(repository: FleetSpec['repositories'][string], component: object): Object[] {
  const files = filesOf(
    specs({
      fleet: fleet({
        repositories: { ...fleet().repositories, source: repository },
        components: { x: { namespace: 'apps', ...component } as ComponentSpec },
        clusters: { edge: flux },
      }),
      customers: [],
    }),
  );
  return Object.entries(files)
    .filter(([path]) => /^clusters\/edge\/(delivery\/infrastructure|infrastructure)\/.*\.yaml$/.test(path))
    .flatMap(([, text]) => loadAll(text) as Object[]);
}

function folder(repository: FleetSpec['repositories'][string], version?: VersionRef): Object[] {
  const versions = version === undefined ? {} : { versions: { prod: version } };
  return objectsOf(repository, { kustomize: { repository: 'source', path: 'a/b' }, ...versions });
}

const of = (objects: readonly Object[], kind: string) => objects.find((each) => each.kind === kind)!;

/** What the tests have looked at, for the last one to validate at once: validators are a process of their own. */
const seen: object[] = [];
function valid(objects: readonly object[]): void {
  seen.push(...objects);
}

describe('a folder of manifests', () => {
  it.each([
    ['GitRepository', { ...addresses.git, ...git }, { url: addresses.git.git, ...asFlux.git }],
    ['OCIRepository', { ...addresses.oci, ...oci }, { url: addresses.oci.oci, ...asFlux.oci }],
    ['Bucket', { ...addresses.bucket, ...bucket }, { bucketName: 'x', ...asFlux.bucket }],
  ])('from a %s has every setting of its repository', (kind, repository, spec) => {
    const version = kind === 'Bucket' ? undefined : '1.2.3';
    const objects = folder(repository, version);
    const source = of(objects, kind);
    expect(nameOf(source)).toBe('flux-system/x');
    expect(source.spec).toEqual({ ...spec, ...(version && { ref: { tag: version } }) });
    expect(of(objects, 'Kustomization').spec).toMatchObject({
      path: './a/b',
      sourceRef: { kind, name: 'x' },
      targetNamespace: 'apps',
    });
    valid(objects);
  });

  it.each<['git' | 'oci', VersionRef]>([
    ['git', { branch: 'main' }],
    ['git', { tag: 'v1' }],
    ['git', { semver: '>=1' }],
    ['git', { commit: '0'.repeat(40) }],
    ['oci', { tag: 'v1' }],
    ['oci', { semver: '1.x' }],
    ['oci', { digest: `sha256:${'0'.repeat(64)}` }],
  ])('of a repository of %s at %j is that', (kind, version) => {
    const objects = folder(addresses[kind], version);
    const source = of(objects, kind === 'git' ? 'GitRepository' : 'OCIRepository');
    expect(source.spec['ref']).toEqual(version);
    valid([source]);
  });

  it('is looked at every five minutes where nobody says otherwise', () => {
    expect(of(folder(addresses.git, 'v1'), 'GitRepository').spec).toEqual({
      url: addresses.git.git,
      ref: { tag: 'v1' },
      interval: '5m',
      timeout: '60s',
    });
  });
});

describe('a chart', () => {
  const byName = { chart: { repository: 'source', name: 'x' }, versions: { prod: '1.2.3' } };
  const chartOf = (objects: readonly Object[]) =>
    (of(objects, 'HelmRelease').spec as { chart?: { spec: Record<string, unknown> } }).chart?.spec;

  it('of a Helm repository has every setting of the repository', () => {
    const objects = objectsOf({ ...addresses.helm, ...helm }, byName);
    const repository = of(objects, 'HelmRepository');
    expect(nameOf(repository)).toBe('flux-system/source');
    expect(repository.spec).toEqual({ url: addresses.helm.helm, ...asFlux.helm });
    expect(chartOf(objects)).toMatchObject({
      chart: 'x',
      version: '1.2.3',
      sourceRef: { kind: 'HelmRepository', name: 'source' },
    });
    valid(objects);
  });

  it('in an OCI repository has a source of its own, with every setting of the repository', () => {
    const objects = objectsOf({ ...addresses.oci, ...oci }, byName);
    const source = of(objects, 'OCIRepository');
    expect(nameOf(source)).toBe('flux-system/x');
    expect(source.spec).toEqual({ ...asFlux.oci, url: `${addresses.oci.oci}/x`, ref: { tag: '1.2.3' } });
    expect(of(objects, 'HelmRelease').spec).toMatchObject({ chartRef: { kind: 'OCIRepository', name: 'x' } });
    expect(chartOf(objects)).toBeUndefined();
    valid(objects);
  });

  it('in an OCI repository is the layer that holds the chart', () => {
    expect(of(objectsOf(addresses.oci, byName), 'OCIRepository').spec['layerSelector']).toEqual({
      mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
      operation: 'copy',
    });
  });

  it('in an OCI repository that Flux is to pull by a HelmRepository has what that can say', () => {
    const { layerSelector: _, ignore: _ignore, verify: _verify, ...rest } = oci;
    const objects = objectsOf(
      {
        ...addresses.oci,
        ...rest,
        charts: 'HelmRepository',
        verify: { provider: 'cosign', secretRef: 'keys' },
      },
      byName,
    );
    expect(of(objects, 'HelmRepository').spec).toEqual({
      ...rest,
      type: 'oci',
      url: addresses.oci.oci,
      secretRef: named('credentials'),
      certSecretRef: named('authority'),
    });
    expect(chartOf(objects)).toMatchObject({
      verify: { provider: 'cosign', secretRef: named('keys') },
      version: '1.2.3',
    });
    valid(objects);
  });

  it('in git has a source of its own, without the rest of the repository', () => {
    const { ignore: _, ...rest } = git;
    const inGit = {
      chart: { repository: 'source', path: 'charts/x' },
      versions: { prod: { branch: 'main' } },
    };
    const objects = objectsOf({ ...addresses.git, ...rest }, inGit);
    const { ignore: _own, ...spec } = asFlux.git;
    expect(of(objects, 'GitRepository').spec).toEqual({
      ...spec,
      url: addresses.git.git,
      ref: { branch: 'main' },
      ignore: '/*\n!/charts\n/charts/*\n!/charts/x\n',
    });
    expect(chartOf(objects)).toMatchObject({
      chart: './charts/x',
      sourceRef: { kind: 'GitRepository', name: 'x' },
    });
    valid(objects);
  });
});

describe('of one repository', () => {
  const registry = { oci: 'oci://registry.example.com/x', charts: 'HelmRepository' } as const;
  const component = (repository: string): ComponentSpec => ({
    namespace: 'apps',
    chart: { repository, name: 'x' },
    versions: { prod: '1.2.3' },
  });
  const names = ['a', 'b', 'c'];
  const emitted = manifestsIn(
    filesOf(
      specs({
        fleet: fleet({
          repositories: { ...fleet().repositories, registry },
          components: Object.fromEntries([
            ...names.map((name) => [name, component('charts')]),
            ...names.map((name) => [`${name}-oci`, component('registry')]),
          ]) as Record<string, ComponentSpec>,
          clusters: { edge: flux },
        }),
        products: names.map((name) =>
          product(name, { chart: { repository: 'charts', name, chartVersion: '1.0.0' }, version: undefined }),
        ),
        customers: names.map((name) =>
          customer(name, {
            products: Object.fromEntries(names.map((each) => [each, {}])),
            tenants: { prod: { cluster: 'edge', ring: 'late' } },
          }),
        ),
      }),
    ),
  );

  it('there is one HelmRepository in each namespace, however many charts are pulled', () => {
    expect(ofKind(emitted, 'HelmRepository').map(({ object }) => nameOf(object))).toEqual([
      'flux-system/charts',
      'flux-system/registry',
      'fleet-releases/charts',
    ]);
  });
});

describe('the source of a cluster', () => {
  // With a Secret, for only what decrypts Secrets pulls beside the releases.
  const acme = {
    ...customer('acme', { tenants: { prod: { cluster: 'edge', ring: 'late' } } }),
    secrets: [secretFile('customers/acme/secrets/prod/a.yaml', sealed('a'))],
  };
  const filesFrom = (source?: StateSource): Files =>
    filesOf(
      specs({
        fleet: fleet({
          state: { url: 'https://git.example.com/state.git', branch: 'main', prefix: 'fleet', ...git },
          clusters: { edge: { ...flux, ...(source && { source }) } as ClusterSpec },
        }),
        customers: [acme],
      }),
    );
  const url = 'https://git.example.com/state.git';
  const cases: [string, StateSource | undefined, string, object][] = [
    [
      'the branch of the state repository',
      undefined,
      'GitRepository',
      { url, ref: { branch: 'main' }, ...asFlux.git },
    ],
    ['a tag', { tag: 'v1' }, 'GitRepository', { url, ref: { tag: 'v1' }, ...asFlux.git }],
    ['a range', { semver: '1.x' }, 'GitRepository', { url, ref: { semver: '1.x' }, ...asFlux.git }],
    [
      'an artifact',
      { oci: 'oci://registry.example.com/state', ref: { digest: DIGEST }, ...oci },
      'OCIRepository',
      { url: 'oci://registry.example.com/state', ref: { digest: DIGEST }, ...asFlux.oci },
    ],
    ['a bucket', { bucket: 'state', ...bucket }, 'Bucket', { bucketName: 'state', ...asFlux.bucket }],
    [
      'a container of Azure Blob Storage',
      { azureBlob: 'https://a.blob.core.windows.net', container: 'state', ...pulled, ignore: '*.md' },
      'Bucket',
      {
        bucketName: 'state',
        endpoint: 'https://a.blob.core.windows.net',
        provider: 'azure',
        ...pulled,
        ignore: '*.md',
        secretRef: named('credentials'),
      },
    ],
  ];

  it.each(cases)("may be %s, for the platform and for tenants' Secrets alike", (_, source, kind, spec) => {
    const emitted = manifestsIn(filesFrom(source));
    const found = emitted.filter(({ object }) => object.metadata.name === 'fleet-state');
    expect(found.map(({ object }) => [object.kind, nameOf(object)])).toEqual([
      [kind, 'flux-system/fleet-state'],
      [kind, 'fleet-releases/fleet-state'],
    ]);
    for (const { object } of found) expect((object as Object).spec).toEqual(spec);
    const kustomizations = ofKind(emitted, 'Kustomization').map(({ object }) => object);
    for (const { spec: applied } of kustomizations) {
      expect(applied.sourceRef).toEqual({ kind, name: 'fleet-state' });
      expect(applied.path).toMatch(/^\.\/fleet\/clusters\/edge\//);
    }
    valid([...found.map(({ object }) => object), ...kustomizations]);
  });

  it('is looked at every minute where nobody says otherwise', () => {
    const emitted = manifestsIn(
      filesOf(specs({ fleet: fleet({ clusters: { edge: flux } }), customers: [acme] })),
    );
    const states = ofKind(emitted, 'GitRepository').filter(
      ({ object }) => object.metadata.name === 'fleet-state',
    );
    expect(states.map(({ object }) => object.spec!.interval)).toEqual(['1m', '1m']);
  });
});

it("all of it passes the validators of Flux's types", () => {
  expect(seen.length).toBeGreaterThan(40);
  expect(verdicts(seen)).toEqual(seen.map(() => null));
});
