import { configurationsIn } from '../../../lib/import/flux/arc';
import { importFlux } from '../../../lib/import/flux';
import { objectsIn } from '../../../lib/import/objects';

type Given = Readonly<Record<string, object>>;

const object = (
  group: string,
  kind: string,
  name: string,
  namespace: string,
  spec: object,
  more: object = {},
) => ({
  apiVersion: `${group}.toolkit.fluxcd.io/v1`,
  kind,
  metadata: { name, namespace, ...more },
  spec,
});
const charts = object('source', 'HelmRepository', 'charts', 'flux-system', {
  url: 'https://charts.example.com',
  interval: '1h',
});
const code = object('source', 'GitRepository', 'code', 'flux-system', {
  url: 'https://git.example.com/code.git',
  ref: { branch: 'main' },
  secretRef: { name: 'token' },
});
const kustomization = (name: string, spec: object) =>
  object('kustomize', 'Kustomization', name, 'flux-system', {
    interval: '5m',
    path: `./${name}`,
    sourceRef: { kind: 'GitRepository', name: 'code' },
    ...spec,
  });
const release = (spec: object, metadata: object = {}) =>
  object(
    'helm',
    'HelmRelease',
    'web',
    'apps',
    {
      chart: {
        spec: {
          chart: 'web',
          version: '1.2.3',
          sourceRef: { kind: 'HelmRepository', name: 'charts', namespace: 'flux-system' },
        },
      },
      ...spec,
    },
    metadata,
  );

function imported(given: Given, more: Partial<Parameters<typeof importFlux>[1]> = {}) {
  const texts = Object.entries(given).map(([file, each]) => [file, JSON.stringify(each)] as const);
  return importFlux(objectsIn(texts).found, {
    cluster: 'main',
    environment: 'prod',
    engine: 'flux',
    state: { url: 'https://git.example.com/state.git', branch: 'main' },
    texts,
    configured: new Set(),
    raw: new Set(),
    written: new Set(),
    ...more,
  });
}
const told = (given: ReturnType<typeof imported>, what: string) =>
  given.told.filter((each) => each.what === what).map(({ of, why }) => `${of}: ${why}`);

it('a HelmRelease is a chart with its values and settings, and with the names that it has, stated or not', () => {
  const { fleet } = imported({
    a: charts,
    b: release({ targetNamespace: 'web', values: { replicas: 3 }, timeout: '3m', install: { crds: 'Skip' } }),
  });
  expect(fleet.repositories).toEqual({ charts: { helm: 'https://charts.example.com', interval: '1h' } });
  expect(fleet.components).toEqual({
    web: {
      namespace: 'web',
      podSecurity: 'privileged',
      chart: { repository: 'charts', name: 'web' },
      versions: { prod: '1.2.3' },
      values: { replicas: 3 },
      flux: { helmRelease: { timeout: '3m', install: { crds: 'Skip' } } },
    },
  });
  expect(fleet.clusters['main']).toMatchObject({
    crossNamespaceReferences: true,
    adopt: {
      web: { name: 'web', releaseName: 'web-web', storageNamespace: 'apps', objectNamespace: 'apps' },
    },
  });
});

it('the Kustomization that applies one is its own, with the objects beside it, and what it waits for', () => {
  const { fleet, told: all } = imported({
    a: charts,
    b: code,
    'repo/site/release.yaml': release({}),
    'repo/site/map.yaml': {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'map', namespace: 'apps' },
    },
    c: kustomization('site', {
      prune: true,
      dependsOn: [{ name: 'other' }],
      postBuild: { substitute: { A: 'b' } },
    }),
    d: kustomization('other', { targetNamespace: 'others' }),
  });
  expect(fleet.components['site']).toMatchObject({
    chart: { name: 'web' },
    manifests: [{ kind: 'ConfigMap', metadata: { name: 'map' } }],
    flux: { kustomization: { prune: true, wait: false, interval: '5m', substitute: { A: 'b' } } },
    dependsOn: ['other'],
  });
  expect(fleet.components['other']).toMatchObject({
    namespace: 'others',
    kustomize: { repository: 'code', path: 'other' },
    versions: { prod: { branch: 'main' } },
  });
  expect(fleet.components['other']).not.toHaveProperty('flux.kustomization.wait');
  expect(all).toContainEqual({
    what: 'lost',
    of: 'components.other',
    why: 'wait: false: others wait for it, which has to be healthy then',
  });
});

it('an object of a cluster is whose label it has', () => {
  const labels = {
    'kustomize.toolkit.fluxcd.io/name': 'site',
    'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
  };
  const { fleet } = imported({
    b: code,
    c: kustomization('site', {}),
    d: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'map', namespace: 'apps', labels } },
  });
  expect(fleet.components['site']).toMatchObject({
    namespace: 'apps',
    manifests: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'map', namespace: 'apps' } }],
  });
});

it.each([
  ['it says no targetNamespace: where its objects go, their folder says', {}],
  ['it is suspended, which no component is', { suspend: true, targetNamespace: 'a' }],
  ['it has spec.kubeConfig', { kubeConfig: {}, targetNamespace: 'a' }],
  [
    'its source OCIRepository flux-system/code is not among what was given',
    { targetNamespace: 'a', sourceRef: { kind: 'OCIRepository', name: 'code' } },
  ],
])('what no component is like stays a manifest, with its source: %s', (why, spec) => {
  const given = imported({ a: code, b: kustomization('site', spec) });
  expect(told(given, 'say')).toContain(`Kustomization flux-system/site: it is kept as a manifest: ${why}`);
  expect(told(given, 'kept')).toEqual([
    'Kustomization flux-system/site: as it is',
    'GitRepository flux-system/code: as it is',
  ]);
});

it('of a folder that kustomize changes, no object is taken for what is applied', () => {
  const files = (own: object) => ({
    a: code,
    b: kustomization('site', { targetNamespace: 'apps' }),
    'site/kustomization.yaml': own,
    'site/map.yaml': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'map' } },
  });
  expect(imported(files({ resources: ['map.yaml'] })).fleet.components['site']).toHaveProperty('manifests');
  for (const own of [{ resources: [] }, { resources: ['map.yaml'], namePrefix: 'a-' }])
    expect(imported(files(own)).fleet.components['site']).toHaveProperty('kustomize.path', 'site');
});

it('a Kustomization that applies to several namespaces becomes several, which is told', () => {
  const map = (name: string, namespace: string) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace },
  });
  const given = imported({
    a: code,
    b: kustomization('site', {}),
    'site/a.yaml': map('a', 'a'),
    'site/b.yaml': map('b', 'b'),
  });
  expect(given.fleet.components).toMatchObject({ site: { namespace: 'a' }, 'site-b': { namespace: 'b' } });
  expect(told(given, 'say')).toContain(
    'Kustomization flux-system/site: components of namespaces a, b take its place: set prune: false before they do',
  );
});

it('what is applied to another cluster, or not at all, is no component here', () => {
  for (const spec of [{ kubeConfig: {} }, { suspend: true }]) {
    const given = imported({
      a: charts,
      b: code,
      c: kustomization('site', spec),
      'site/release.yaml': release({}),
    });
    expect(Object.keys(given.fleet.components)).toEqual(['kept-flux-system']);
    expect(told(given, 'kept')).toContain(
      'HelmRelease apps/web: where it is: Kustomization flux-system/site applies it from there',
    );
  }
});

it('configurations of Azure Arc are what Arc makes of them', () => {
  const configuration = {
    name: 'infra',
    namespace: 'infra',
    sourceKind: 'GitRepository',
    gitRepository: {
      url: 'https://git.example.com/code.git',
      repositoryRef: { branch: 'main' },
      syncIntervalInSeconds: 60,
    },
    kustomizations: { base: { path: 'base', prune: true }, apps: { path: 'apps', dependsOn: ['base'] } },
  };
  const properties = {
    type: 'Microsoft.KubernetesConfiguration/fluxConfigurations',
    name: 'infra',
    properties: configuration,
  };
  const { found } = configurationsIn([['a.json', JSON.stringify({ resources: [properties] })]]);
  expect(
    found.map(({ object: { kind, metadata } }) => `${kind} ${metadata.namespace}/${metadata.name}`),
  ).toEqual([
    'GitRepository infra/infra',
    'Kustomization infra/infra-base',
    'Kustomization infra/infra-apps',
  ]);
  expect(found[2]!.object).toMatchObject({
    spec: { dependsOn: [{ name: 'infra-base' }], path: 'apps', prune: false },
  });
});

it('nothing that somebody wrote in the place of something else makes it fall over', () => {
  const given = {
    a: charts,
    b: code,
    c: kustomization('site', {
      dependsOn: [{ name: 'other' }],
      postBuild: { substitute: { A: 'b' } },
      decryption: { secretRef: {} },
    }),
    d: kustomization('other', { targetNamespace: 'others' }),
    'site/release.yaml': release({
      values: { a: 1 },
      valuesFrom: [{ kind: 'Secret', name: 'b' }],
      dependsOn: [{ name: 'c' }],
    }),
  };
  let tries = 0;
  const mutate = (node: object, put: (changed: object) => void): void => {
    for (const [key, value] of Object.entries(node) as [string, unknown][]) {
      const changed = (one: unknown) => (Array.isArray(node) ? [one] : { ...node, [key]: one });
      for (const other of [null, 3, '', 'x', [], {}, [null], { name: 3 }]) {
        put(changed(other));
        tries++;
      }
      if (typeof value === 'object' && value !== null) mutate(value, (below) => put(changed(below)));
    }
  };
  for (const [file, object] of Object.entries(given))
    mutate(object.spec, (spec) => imported({ ...given, [file]: { ...object, spec } }));
  expect(tries).toBeGreaterThan(300);
});
