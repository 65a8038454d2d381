import { objectsOf } from '../../../lib/cli/import/delivered';
import { importedFlux } from '../../../lib/import/flux/checked';
import { objectsIn } from '../../../lib/import/objects';
import { importedSpecs } from '../../../lib/import/specs';
import type { ImportedFleet } from '../../../lib/import/imported';
import { plan } from '../../../lib/planner/plan';

/* HelmReleases that are releases of customers, of what Flux has to the objects that the new fleet delivers. */
const releases = /^(?:(?<customer>acme|zen)-(?<environment>dev|prod)\/(?<product>.+))$/;
const map = (name: string, namespace: string, data: object) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace },
  data,
});
const charts = {
  apiVersion: 'source.toolkit.fluxcd.io/v1',
  kind: 'HelmRepository',
  metadata: { name: 'charts', namespace: 'flux-system' },
  spec: { url: 'https://charts.example.com', interval: '1h' },
};
const release = (namespace: string, name: string, spec: object = {}) => ({
  apiVersion: 'helm.toolkit.fluxcd.io/v2',
  kind: 'HelmRelease',
  metadata: { name, namespace },
  spec: {
    interval: '7m',
    chart: {
      spec: {
        chart: name,
        version: '1.2.3',
        sourceRef: { kind: 'HelmRepository', name: 'charts', namespace: 'flux-system' },
      },
    },
    ...spec,
  },
});

function imported(objects: readonly object[]) {
  const texts = objects.map((each, index) => [`${index}.yaml`, JSON.stringify(each)] as const);
  let made: ImportedFleet | undefined;
  const result = importedFlux(
    objectsIn(texts).found,
    {
      cluster: 'main',
      environment: 'prod',
      engine: 'flux',
      state: { url: 'https://git.example.com/state.git', branch: 'main' },
      texts,
      configured: new Set(),
      releases,
    },
    (fleet) => {
      made = fleet;
      const { plan: planned, issues } = plan(importedSpecs(fleet));
      expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
      return planned && objectsOf(planned);
    },
  );
  const after = objectsOf(plan(importedSpecs(made!)).plan!).objects;
  const of = (kind: string, key: string) =>
    after.find(
      ({ object }) => object.kind === kind && `${object.metadata.namespace}/${object.metadata.name}` === key,
    )?.object;
  return { ...result, of, said: result.told.map((each) => `${each.what} ${each.of}: ${each.why}`) };
}

it('are a product with what they have alike, and customers with what is their own, under the names that they have', () => {
  const given = imported([
    charts,
    release('acme-prod', 'web', { values: { image: 'web', host: 'a' } }),
    release('zen-prod', 'web', { values: { image: 'web', host: 'z', list: [1] }, releaseName: 'zen' }),
    release('zen-dev', 'web', { values: { image: 'web', host: 'd' } }),
  ]);
  expect(given.products).toMatchObject([
    {
      name: 'web',
      chart: { repository: 'charts', name: 'web' },
      version: 'chart',
      values: { image: 'web' },
      flux: { helmRelease: { interval: '7m' } },
      rings: { prod: '1.2.3', dev: '1.2.3' },
    },
  ]);
  expect(given.customers.map(({ name }) => name)).toEqual(['acme', 'zen']);
  expect(given.fleet.clusters['main']).toMatchObject({
    hosts: ['dev', 'prod'],
    crossNamespaceReferences: true,
  });
  for (const [key, values, name] of [
    ['acme-prod/web', { image: 'web', host: 'a' }, 'web'],
    ['zen-prod/web', { image: 'web', host: 'z', list: [1] }, 'zen'],
    ['zen-dev/web', { image: 'web', host: 'd' }, 'web'],
  ] as const)
    expect(given.of('HelmRelease', key)?.['spec']).toMatchObject({
      values,
      interval: '7m',
      releaseName: name,
      chart: { spec: { chart: 'web', version: '1.2.3' } },
    });
});

it('values of ConfigMaps lie below their own, in their order', () => {
  const given = imported([
    charts,
    map('base', 'acme-prod', { 'values.yaml': 'a: 1\nb: 1\nc: 1\n' }),
    map('more', 'acme-prod', { own: 'b: 2\nc: 2\n' }),
    release('acme-prod', 'web', {
      values: { c: 3 },
      valuesFrom: [
        { kind: 'ConfigMap', name: 'base' },
        { kind: 'ConfigMap', name: 'more', valuesKey: 'own' },
      ],
    }),
  ]);
  expect(given.of('HelmRelease', 'acme-prod/web')?.['spec']).toMatchObject({ values: { a: 1, b: 2, c: 3 } });
  expect(given.said).toContain(
    'replaced ConfigMap acme-prod/base: its values are those of the releases that read it',
  );
});

it('a release that waits for another of its tenant does so as its product', () => {
  const given = imported([
    charts,
    release('acme-prod', 'db'),
    release('acme-prod', 'web', { dependsOn: [{ name: 'db' }] }),
  ]);
  expect(given.products.map(({ name, dependsOn }) => [name, dependsOn])).toEqual([
    ['db', undefined],
    ['web', ['db']],
  ]);
  expect(given.of('HelmRelease', 'acme-prod/web')?.['spec']).toMatchObject({ dependsOn: [{ name: 'db' }] });
});

it('guard rails of its namespace are those of a tenant, which is told', () => {
  const quota = {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'mine', namespace: 'acme-prod' },
  };
  const given = imported([charts, release('acme-prod', 'web'), quota]);
  expect(given.said).toContain(
    'lost ResourceQuota acme-prod/mine: guard rails of its tenant take its place: say in tiers what is to be as it was',
  );
});

const version = (of: string) => ({
  chart: {
    spec: {
      chart: 'web',
      version: of,
      sourceRef: { kind: 'HelmRepository', name: 'charts', namespace: 'flux-system' },
    },
  },
});
it.each<[string, object[]]>([
  ['other releases of web in prod have another version', [release('zen-prod', 'web', version('2.0.0'))]],
  ['it follows no single version and no branch', [release('zen-prod', 'web', version('2.x'))]],
  [
    "it is in namespace 'flux-system', and installs in 'zen-prod'",
    [release('flux-system', 'web', { targetNamespace: 'zen-prod' })],
  ],
  [
    "Helm has its record in namespace 'flux-system'",
    [release('zen-prod', 'web', { storageNamespace: 'flux-system' })],
  ],
  ['it is suspended, which no component is', [release('zen-prod', 'web', { suspend: true })]],
  [
    'it has values of a Secret beside it, and those of a tenant are in another namespace',
    [release('zen-prod', 'web', { valuesFrom: [{ kind: 'Secret', name: 's' }] })],
  ],
  [
    "values.yaml of its ConfigMap 'none' is not among what was given",
    [release('zen-prod', 'web', { valuesFrom: [{ kind: 'ConfigMap', name: 'none' }] })],
  ],
  [
    'its namespace has ConfigMap zen-prod/mine, and a tenant has nothing beside its releases',
    [release('zen-prod', 'web'), map('mine', 'zen-prod', {})],
  ],
])('one that no tenant can have stays what it was: %s', (why, objects) => {
  const given = imported([charts, release('acme-prod', 'web'), ...objects]);
  expect(given.said).toContainEqual(expect.stringMatching(/^say HelmRelease .*\/web: it is no release: /));
  expect(given.said.join('\n')).toContain(`it is no release: ${why}`);
  expect(given.customers.map(({ name }) => name)).toEqual(['acme']);
  expect(given.of('HelmRelease', 'acme-prod/web')).toBeDefined();
  const [{ metadata }] = objects as [{ metadata: { namespace: string; name: string } }];
  expect(given.of('HelmRelease', `${metadata.namespace}/${metadata.name}`)).toBeDefined();
});
