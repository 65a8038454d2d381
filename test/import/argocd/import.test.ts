import type { Application } from '../../../lib/applicationsets';
import { importArgocd } from '../../../lib/import/argocd';
import { objectsIn } from '../../../lib/import/objects';

const application = (name: string, spec: object, metadata: object = {}): object => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name, namespace: 'argocd', ...metadata },
  spec: {
    project: 'infra',
    destination: { server: 'https://kubernetes.default.svc', namespace: 'apps' },
    syncPolicy: { automated: { prune: true } },
    ...spec,
  },
});
const chart = { repoURL: 'https://charts.example.com', chart: 'web', targetRevision: '1.2.3' };
const code = { repoURL: 'https://git.example.com/code.git', targetRevision: 'main' };

function imported(objects: readonly object[], more: Partial<Parameters<typeof importArgocd>[1]> = {}) {
  const texts = objects.map((each, index) => [`apps/${index}.yaml`, JSON.stringify(each)] as const);
  return importArgocd(objectsIn(texts).found, {
    cluster: 'main',
    environment: 'prod',
    state: { url: 'https://git.example.com/state.git', branch: 'main' },
    context: { tree: () => undefined, clusters: [] },
    raw: new Set(),
    written: new Set(),
    ...more,
  });
}
const told = (given: ReturnType<typeof imported>, what: string) =>
  given.told.filter((each) => each.what === what).map(({ of, why }) => `${of}: ${why}`);

it('a chart is a component with its values, its settings and the names that it has', () => {
  const { fleet } = imported([
    application(
      'Web.One',
      {
        source: {
          ...chart,
          helm: { releaseName: 'web', values: 'replicas: 3\n', parameters: [{ name: 'a', value: 'b' }] },
        },
        ignoreDifferences: [{ kind: 'Secret', jsonPointers: ['/data'] }],
      },
      { finalizers: ['resources-finalizer.argocd.argoproj.io'] },
    ),
  ]);
  expect(fleet.components).toEqual({
    'web-one': {
      namespace: 'apps',
      podSecurity: 'privileged',
      chart: { repository: 'charts-example-com', name: 'web' },
      versions: { prod: '1.2.3' },
      values: { replicas: 3 },
      argocd: {
        syncPolicy: { automated: { prune: true, selfHeal: false }, syncOptions: ['ServerSideApply=false'] },
        ignoreDifferences: [{ kind: 'Secret', jsonPointers: ['/data'] }],
        helm: { parameters: [{ name: 'a', value: 'b' }] },
      },
    },
  });
  expect(fleet.clusters['main']).toMatchObject({
    components: ['web-one'],
    adopt: {
      'web-one': {
        name: 'Web.One',
        releaseName: 'web',
        project: 'infra',
        finalizers: ['resources-finalizer.argocd.argoproj.io'],
      },
    },
  });
});

it.each([
  [{ source: { ...code, path: 'a' } }, { kustomize: { repository: 'code', path: 'a' } }, { branch: 'main' }],
  [
    { source: { ...code, targetRevision: 'v1.0.0', path: 'a', directory: { recurse: true } } },
    { directory: { repository: 'code', path: 'a', recurse: true } },
    { tag: 'v1.0.0' },
  ],
  [
    { source: { ...code, targetRevision: 'f'.repeat(40), path: 'a', plugin: { name: 'p' } } },
    { plugin: { repository: 'code', path: 'a', name: 'p' } },
    { commit: 'f'.repeat(40) },
  ],
  [
    { source: { ...code, targetRevision: '1.x', path: 'a', helm: {} } },
    { chart: { repository: 'code', path: 'a' } },
    { semver: '1.x' },
  ],
])('what else an Application pulls is what a component pulls: %j', (spec, content, version) => {
  const { fleet } = imported([application('web', spec)]);
  expect(fleet.components['web']).toMatchObject({ ...content, versions: { prod: version } });
});

it('value files of other repositories are refs', () => {
  const sources = [
    { ...chart, helm: { valueFiles: ['$values/a.yaml'] } },
    { ...code, ref: 'values' },
  ];
  expect(imported([application('web', { sources })]).fleet.components['web']).toMatchObject({
    chart: { name: 'web' },
    argocd: {
      helm: {
        valueFiles: ['$values/a.yaml'],
        refs: { values: { repository: 'code', versions: { prod: { branch: 'main' } } } },
      },
    },
  });
});

it.each([
  ['it waits for a person to sync it, which no component does', { source: chart, syncPolicy: {} }],
  ['it has several sources that bring objects', { sources: [chart, { ...code, path: 'a' }] }],
  ['it is made by Jsonnet', { source: { ...code, path: 'a', directory: { jsonnet: { libs: ['a'] } } } }],
])('what no component is like stays a manifest: %s', (why, spec) => {
  const given = imported([application('web', spec)]);
  expect(told(given, 'kept')).toEqual([`Application argocd/web: as a manifest: ${why}`]);
  expect(given.fleet.components).toMatchObject({
    applications: { namespace: 'argocd', manifests: [{ kind: 'Application', metadata: { name: 'web' } }] },
  });
});

it.each([
  ['it has no spec', { spec: undefined }],
  ['it has no spec.destination', { spec: { project: 'a' } }],
  ['spec.destination has neither name nor server', { spec: { project: 'a', destination: {} } }],
  ['a source has no repoURL', { spec: { project: 'a', destination: { name: 'x' }, source: { path: 'a' } } }],
  [
    'helm.values is no map in YAML',
    { spec: { project: 'a', destination: { name: 'x' }, source: { ...chart, helm: { values: 'a: [' } } } },
  ],
])('one that is not whole is told, and nothing else is lost: %s', (why, change) => {
  const broken = { ...application('broken', {}), ...change };
  const given = imported([broken, application('web', { source: chart })]);
  expect(told(given, 'lost')).toEqual([`Application argocd/broken: ${why}`]);
  expect(Object.keys(given.fleet.components)).toEqual(['web']);
});

it('what applies others is replaced, and what else it applies stays as its own component', () => {
  const parent = application('parent', { source: { ...code, path: 'apps' } });
  const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'other' } };
  const child = application('web', { source: chart });
  const alone = imported([parent, child]);
  expect(Object.keys(alone.fleet.components)).toEqual(['web']);
  expect(told(alone, 'replaced')).toEqual([
    'Application argocd/parent: roots of ringfleet apply what it applied',
  ]);
  const { fleet } = imported([parent, child, map]);
  expect(fleet.components).toMatchObject({ parent: { namespace: 'apps', manifests: [map] }, web: {} });
  expect(fleet.clusters['main']!.adopt).toMatchObject({ parent: { name: 'parent' } });
});

it('whose an object of a cluster is, Argo CD has written into it', () => {
  const annotations = { 'argocd.argoproj.io/tracking-id': 'owner:/ConfigMap:other/a' };
  const map = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a', namespace: 'other', annotations },
  };
  const { fleet } = imported([application('owner', { source: { ...code, path: 'elsewhere' } }), map]);
  expect(fleet.components['owner']).toMatchObject({ manifests: [{ metadata: { name: 'a' } }] });
});

it('of other objects Secrets are not written, and what ringfleet writes is replaced', () => {
  const given = imported([
    application('web', { source: chart }),
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 's', namespace: 'apps' },
      stringData: { a: 'hidden' },
    },
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'apps', labels: { team: 'a', 'pod-security.kubernetes.io/enforce': 'baseline' } },
    },
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: { name: 'infra', namespace: 'argocd' },
      spec: {},
    },
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: { name: 'other', namespace: 'argocd' },
      spec: {},
    },
  ]);
  expect(told(given, 'lost')).toEqual([expect.stringMatching(/^Secret apps\/s: it is not written into git/)]);
  expect(JSON.stringify(given)).not.toContain('hidden');
  expect(told(given, 'kept')).toEqual(['AppProject argocd/other: as it is']);
  expect(given.fleet.components['web']).toMatchObject({
    podSecurity: 'baseline',
    namespaceMetadata: { labels: { team: 'a' } },
  });
});

it('a namespace that Argo CD makes is one of the fleet, with what Argo CD gives it', () => {
  const metadata = { labels: { team: 'a', 'pod-security.kubernetes.io/enforce': 'restricted' } };
  const syncPolicy = {
    automated: {},
    syncOptions: ['CreateNamespace=true', 'Validate=false'],
    managedNamespaceMetadata: metadata,
  };
  const { fleet } = imported([application('web', { source: chart, syncPolicy })]);
  expect(fleet.components['web']).toMatchObject({
    podSecurity: 'restricted',
    namespaceMetadata: { labels: { team: 'a' } },
    argocd: { syncPolicy: { syncOptions: ['Validate=false', 'ServerSideApply=false'] } },
  });
});

it('waves are what components wait for, and another cluster is managed by the first', () => {
  const wave = (number: string) => ({ annotations: { 'argocd.argoproj.io/sync-wave': number } });
  const there = { destination: { name: 'edge', namespace: 'apps' } };
  const { fleet } = imported([
    application('a', { source: chart }, wave('-1')),
    application('b', { source: chart }),
    application('c', { source: chart }, wave('5')),
    application('d', { source: chart, ...there }, wave('5')),
  ]);
  const after = Object.entries(fleet.components).map(([name, { dependsOn = [] }]) => [name, dependsOn]);
  expect(after).toEqual([
    ['a', []],
    ['b', ['a']],
    ['c', ['b']],
    ['d', []],
  ]);
  expect(fleet.clusters['edge']).toMatchObject({ managedBy: 'main', components: ['d'] });
});

it('Applications of a set are imported; one that is there goes before one that is made', () => {
  const set = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name: 'all', namespace: 'argocd' },
    spec: {
      goTemplate: true,
      generators: [{ list: { elements: [{ name: 'a' }, { name: 'b' }] } }],
      template: {
        metadata: { name: '{{ .name }}' },
        spec: (application('', { source: chart }) as Application).spec,
      },
    },
  };
  const given = imported([set, application('a', { source: { ...chart, targetRevision: '9.9.9' } })]);
  expect(given.fleet.components).toMatchObject({
    a: { versions: { prod: '9.9.9' } },
    b: { versions: { prod: '1.2.3' } },
  });
  expect(told(given, 'replaced')).toEqual(['ApplicationSet all: 2 Applications of it stand for themselves']);
});

describe('releases', () => {
  const releases = /^(?<customer>acme|zen)-(?<product>web)-(?<environment>dev|prod)$/;
  const release = (customer: string, environment: string, values: object, more: object = {}) =>
    application(`${customer}-web-${environment}`, {
      project: customer,
      source: { ...chart, helm: { valuesObject: values } },
      destination: { server: 'https://kubernetes.default.svc', namespace: `${customer}-${environment}` },
      ...(environment === 'prod' && { syncPolicy: {} }),
      ...more,
    });
  const all = [
    release('acme', 'dev', { image: 'web', replicas: 1, host: 'a' }),
    release('acme', 'prod', { image: 'web', replicas: 3, host: 'b' }),
    release('zen', 'prod', { image: 'web', replicas: 3, host: 'c', list: [1] }),
  ];

  it('are a product with what they have alike, and customers with what is their own', () => {
    const { fleet, products, customers } = imported(all, { releases });
    expect(products).toMatchObject([
      {
        name: 'web',
        chart: { repository: 'charts-example-com', name: 'web' },
        version: 'chart',
        values: { image: 'web' },
        environments: { dev: { replicas: 1, host: 'a' }, prod: { replicas: 3 } },
        rings: { dev: '1.2.3', prod: '1.2.3' },
      },
    ]);
    expect(customers.map(({ name, tenants }) => [name, tenants])).toMatchObject([
      [
        'acme',
        {
          dev: {
            cluster: 'main',
            ring: 'dev',
            adopt: { web: { name: 'acme-web-dev', namespace: 'acme-dev' } },
          },
          prod: { values: { web: { host: 'b' } } },
        },
      ],
      ['zen', { prod: { values: { web: { host: 'c', list: [1] } }, adopt: { web: { project: 'zen' } } } }],
    ]);
    expect(fleet.environments).toMatchObject({
      dev: { automatedSync: true },
      prod: { automatedSync: false },
    });
    expect(fleet.components).toEqual({});
  });

  it.each([
    [
      'another version',
      { source: { ...chart, targetRevision: '2.0.0' } },
      'other releases of web in prod have another version',
    ],
    [
      'another chart',
      { source: { ...chart, chart: 'other' } },
      'other releases of web come from another chart',
    ],
    ['another policy', { syncPolicy: { automated: {} } }, 'others in prod are synced otherwise'],
    [
      'a namespace of somebody else',
      { destination: { server: 'https://kubernetes.default.svc', namespace: 'acme-prod' } },
      "its namespace 'acme-prod' is another tenant's, too",
    ],
    ['a parameter', { source: { ...chart, helm: { parameters: [] } } }, 'no release has helm.parameters'],
    [
      'a value file that nobody knows',
      {
        sources: [
          { ...chart, helm: { valueFiles: ['$v/a.yaml'] } },
          { ...code, ref: 'v' },
        ],
      },
      'its value file $v/a.yaml is not known: give --checkout https://git.example.com/code.git=<folder>',
    ],
  ])('one with %s is none, and stays what it is', (_, change, why) => {
    const given = imported([all[0]!, all[1]!, release('zen', 'prod', { host: 'c' }, change)], { releases });
    expect(told(given, 'say')).toContain(`Application zen-web-prod: it is no release: ${why}`);
    expect(given.customers.map(({ name }) => name)).toEqual(['acme']);
    expect(JSON.stringify(given.fleet.components)).toContain('zen-prod'.slice(0, 3));
  });
});
