import { load } from 'js-yaml';
import type { ClusterSpec } from '../../../../lib/authored/cluster';
import type { ComponentSpec } from '../../../../lib/authored/component';
import type {
  FluxSettings,
  HelmReleaseSettings,
  KustomizationSettings,
} from '../../../../lib/engines/flux/authored/settings';
import type { ProductSpec } from '../../../../lib/authored/product';
import { manifestsIn, ofKind, type Of } from '../../../support/manifests';
import { filesOf, type Files } from '../../../support/sample';
import { anyCluster, customer, fleet, product, specs } from '../../../support/specs';
import { verdicts } from '../../../support/verdicts';

/** Every field, at any depth: one that is new has to be added here. */
type Whole<T> = T extends readonly (infer I)[]
  ? readonly Whole<I>[]
  : T extends object
    ? { readonly [K in keyof T]-?: Whole<NonNullable<T[K]>> }
    : T;

const target = {
  annotationSelector: 'a=b',
  group: 'apps',
  kind: 'Deployment',
  labelSelector: 'c=d',
  name: 'x',
  namespace: 'apps',
  version: 'v1',
};
const patches = [{ patch: '- op: remove\n  path: /spec/replicas\n', target }];
const images = [{ name: 'a', newName: 'b', newTag: '1', digest: 'sha256:5f2b' }];
const metadata = { annotations: { a: 'b' }, labels: { c: 'd' } };
const healthCheckExprs = [
  { apiVersion: 'example.com/v1', kind: 'Thing', current: 'true', inProgress: 'false', failed: 'false' },
];

const kustomization = {
  commonMetadata: metadata,
  components: ['../more'],
  decryption: { secretRef: 'keys' },
  deletionPolicy: 'WaitForTermination',
  force: true,
  healthCheckExprs,
  healthChecks: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'x', namespace: 'apps' }],
  ignoreMissingComponents: true,
  images,
  interval: '15m',
  patches,
  prune: false,
  retryInterval: '30s',
  serviceAccountName: 'installer',
  substitute: { NAME: 'x' },
  substituteFrom: [{ kind: 'ConfigMap', name: 'variables', optional: true }],
  timeout: '1h30m',
  wait: false,
} as const satisfies Whole<KustomizationSettings>;

const remediation = { retries: 5, ignoreTestFailures: true, remediateLastFailure: false };
const action = {
  crds: 'Create',
  disableHooks: true,
  disableOpenAPIValidation: true,
  disableSchemaValidation: true,
  disableTakeOwnership: true,
  disableWait: true,
  disableWaitForJobs: true,
  strategy: { name: 'RetryOnFailure', retryInterval: '3m' },
  timeout: '3m',
} as const;

const helmRelease = {
  commonMetadata: metadata,
  driftDetection: { mode: 'warn', ignore: [{ paths: ['/spec/replicas'], target }] },
  healthCheckExprs,
  install: {
    ...action,
    createNamespace: false,
    remediation,
    replace: true,
    serverSideApply: true,
    skipCRDs: true,
  },
  interval: '2h',
  maxHistory: 3,
  persistentClient: false,
  postRenderers: [{ kustomize: { images, patches } }],
  rollback: {
    cleanupOnFail: true,
    disableHooks: true,
    disableWait: true,
    disableWaitForJobs: true,
    force: true,
    recreate: true,
    serverSideApply: 'auto',
    timeout: '4m',
  },
  test: { enable: true, filters: [{ name: 'smoke', exclude: true }], ignoreFailures: true, timeout: '5m' },
  timeout: '6m',
  uninstall: {
    deletionPropagation: 'orphan',
    disableHooks: true,
    disableWait: true,
    keepHistory: true,
    timeout: '7m',
  },
  upgrade: {
    ...action,
    cleanupOnFail: false,
    force: true,
    preserveValues: true,
    remediation: { ...remediation, strategy: 'uninstall' },
    serverSideApply: 'disabled',
  },
  valuesFrom: [
    {
      kind: 'Secret',
      name: 'credentials',
      optional: true,
      targetPath: 'a.b',
      valuesKey: 'values',
      literal: true,
    },
  ],
} as const satisfies Whole<HelmReleaseSettings>;

const chart: ComponentSpec = {
  namespace: 'apps',
  chart: { repository: 'charts', name: 'x' },
  versions: { prod: '1.2.3' },
  values: { replicas: 2 },
};

const base: ComponentSpec = {
  namespace: 'base',
  manifests: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'base' } }],
};

function filesWith(
  component: ComponentSpec,
  own: FluxSettings,
  below: FluxSettings = {},
  more: Partial<ProductSpec> = {},
): Files {
  const edge: ClusterSpec = { ...anyCluster, engine: 'flux', environment: 'prod', flux: below };
  return filesOf(
    specs({
      fleet: fleet({ components: { x: { ...component, flux: own } }, clusters: { edge } }),
      products: [product('web', more)],
      customers: [customer('acme', { tenants: { prod: { cluster: 'edge', ring: 'late' } } })],
    }),
  );
}

const kustomizationOf = (files: Files) =>
  load(files['clusters/edge/delivery/infrastructure/x.yaml']!) as Of<'Kustomization'>;
const releaseOf = (files: Files) =>
  load(files['clusters/edge/infrastructure/x/release.yaml']!) as Of<'HelmRelease'>;
const releaseOfTenant = (files: Files) =>
  ofKind(manifestsIn(files), 'HelmRelease').find(({ object }) => object.metadata.name === 'acme-prod-web')!
    .object;

describe('a component that sets everything', () => {
  const files = filesWith(chart, { kustomization, helmRelease });

  it('has all of it in its Kustomization', () => {
    const { substitute, substituteFrom, ...own } = kustomization;
    expect(kustomizationOf(files).spec).toEqual({
      ...own,
      decryption: { provider: 'sops', secretRef: { name: 'keys' } },
      path: './clusters/edge/infrastructure/x',
      postBuild: { substitute, substituteFrom },
      sourceRef: { kind: 'GitRepository', name: 'fleet-state' },
    });
  });

  it('has all of it in its HelmRelease', () => {
    expect(releaseOf(files).spec).toEqual({
      ...helmRelease,
      chart: {
        spec: {
          chart: 'x',
          interval: '1h',
          sourceRef: { kind: 'HelmRepository', name: 'charts' },
          version: '1.2.3',
        },
      },
      releaseName: 'x',
      serviceAccountName: 'helm-controller',
      storageNamespace: 'apps',
      targetNamespace: 'apps',
      values: { replicas: 2 },
    });
  });

  it("passes the validators of Flux's types", () => {
    expect(verdicts([kustomizationOf(files), releaseOf(files)])).toEqual([null, null]);
  });
});

describe('a component that sets nothing', () => {
  const files = filesWith(chart, {});

  it('prunes, waits, and says how often and how long', () => {
    expect(kustomizationOf(files).spec).toEqual({
      interval: '30m',
      retryInterval: '2m',
      timeout: '10m',
      path: './clusters/edge/infrastructure/x',
      prune: true,
      wait: true,
      serviceAccountName: 'kustomize-controller',
      sourceRef: { kind: 'GitRepository', name: 'fleet-state' },
    });
  });

  it('installs its CRDs with the chart, tries again, and puts back what drifts', () => {
    expect(releaseOf(files).spec).toMatchObject({
      interval: '1h',
      timeout: '10m',
      install: { crds: 'CreateReplace', remediation: { retries: expect.any(Number) as number } },
      upgrade: { crds: 'CreateReplace', remediation: { retries: 3, remediateLastFailure: true } },
      driftDetection: { mode: 'enabled' },
    });
  });
});

it('health checks are checked: who waits for everything ignores them', () => {
  const { healthChecks } = kustomization;
  expect(kustomizationOf(filesWith(chart, { kustomization: { healthChecks } })).spec).toMatchObject({
    healthChecks,
    wait: false,
  });
  expect(kustomizationOf(filesWith(chart, { kustomization: { healthChecks: [] } })).spec.wait).toBe(true);
});

describe('the settings of a cluster', () => {
  const below: FluxSettings = {
    kustomization: {
      interval: '5m',
      timeout: '5m',
      patches,
      substitute: { CLUSTER: 'edge', NAME: 'a' },
      commonMetadata: metadata,
    },
    helmRelease: {
      maxHistory: 9,
      interval: '5m',
      upgrade: { remediation: { retries: 1 } },
      driftDetection: { ignore: [{ paths: ['/a'] }] },
      valuesFrom: [{ kind: 'ConfigMap', name: 'below' }],
    },
  };
  const own: FluxSettings = {
    kustomization: {
      timeout: '20m',
      patches: [{ patch: 'x' }],
      substitute: { NAME: 'b' },
      commonMetadata: { labels: { c: 'e' } },
    },
    helmRelease: {
      interval: '10m',
      upgrade: { force: true },
      driftDetection: { ignore: [{ paths: ['/b'] }] },
      valuesFrom: [{ kind: 'ConfigMap', name: 'own' }],
    },
  };

  it('are those of a component that has none', () => {
    const files = filesWith(chart, {}, below);
    expect(kustomizationOf(files).spec).toMatchObject({
      interval: '5m',
      retryInterval: '2m',
      patches,
      postBuild: { substitute: { CLUSTER: 'edge', NAME: 'a' } },
    });
    expect(releaseOf(files).spec).toMatchObject({
      maxHistory: 9,
      interval: '5m',
      upgrade: { crds: 'CreateReplace', remediation: { retries: 1, remediateLastFailure: true } },
    });
  });

  it('merge under those of a component: maps by key, and its lists and scalars win', () => {
    const files = filesWith(chart, own, below);
    expect(kustomizationOf(files).spec).toMatchObject({
      interval: '5m',
      timeout: '20m',
      patches: [{ patch: 'x' }],
      postBuild: { substitute: { CLUSTER: 'edge', NAME: 'b' } },
      commonMetadata: { annotations: { a: 'b' }, labels: { c: 'e' } },
    });
    expect(releaseOf(files).spec).toMatchObject({
      maxHistory: 9,
      interval: '10m',
      upgrade: { force: true, remediation: { retries: 1 } },
      driftDetection: { mode: 'enabled', ignore: [{ paths: ['/b'] }] },
      valuesFrom: [{ kind: 'ConfigMap', name: 'own' }],
    });
  });

  it('reach the releases of tenants, under those of the product', () => {
    const files = filesWith(chart, {}, below, { flux: { helmRelease: own.helmRelease! } });
    const { serviceAccountName, ...spec } = releaseOfTenant(files).spec;
    expect(serviceAccountName).toBe('acme-prod');
    expect(spec).toMatchObject({
      maxHistory: 9,
      interval: '10m',
      install: { crds: 'Skip' },
      upgrade: { crds: 'Skip', force: true, remediation: { retries: 1 } },
      valuesFrom: [{ kind: 'ConfigMap', name: 'own' }],
      values: { replicaCount: 1 },
    });
    expect(releaseOfTenant(filesWith(chart, {}, below)).spec).toMatchObject({ interval: '5m' });
  });

  it('say how often and how long of what is applied for tenants, and nothing else', () => {
    const given = { ...kustomization, substituteFrom: [], healthChecks: [] };
    const files = filesWith(base, {}, { kustomization: given });
    const ofTenant = ofKind(manifestsIn(files), 'Kustomization').filter(({ path }) =>
      path.includes('/acme/'),
    );
    const { interval, retryInterval, timeout } = given;
    expect(ofTenant).toHaveLength(2);
    for (const { object } of ofTenant) {
      const { path: _, dependsOn: _on, sourceRef: _ref, serviceAccountName, ...rest } = object.spec;
      expect(rest).toEqual({ interval, retryInterval, timeout, prune: true, wait: true });
      expect(serviceAccountName).not.toBe('installer');
    }
  });
});

it('what an autoscaler owns is left alone whatever else is', () => {
  const settings = { helmRelease: { driftDetection: { ignore: [{ paths: ['/metadata/annotations'] }] } } };
  const files = filesWith(chart, {}, settings, { autoscaled: true });
  expect(releaseOfTenant(files).spec.driftDetection).toEqual({
    mode: 'enabled',
    ignore: [
      { paths: ['/spec/replicas'], target: { kind: 'Deployment' } },
      { paths: ['/metadata/annotations'] },
    ],
  });
});

it('values that hold a null come last, so that they win over what else is read', () => {
  const { valuesFrom } = helmRelease;
  const files = filesWith({ ...chart, values: { cache: null } }, { helmRelease: { valuesFrom } });
  const [map, release] = ['ConfigMap', 'HelmRelease'].map((kind) =>
    manifestsIn(files).find(({ path, object }) => path.includes('/x/') && object.kind === kind),
  );
  expect((release!.object as Of<'HelmRelease'>).spec).toMatchObject({
    valuesFrom: [
      ...valuesFrom,
      { kind: 'ConfigMap', name: map!.object.metadata.name, valuesKey: 'values.yaml' },
    ],
  });
});

describe('dependencies of components', () => {
  it('are those of their Kustomizations, with the expression by which they are ready', () => {
    const edge: ClusterSpec = { ...anyCluster, engine: 'flux', environment: 'prod' };
    const readyExpr = "dep.metadata.labels['v'] == self.metadata.labels['v']";
    const components = {
      x: { ...chart, dependsOn: ['second', { component: 'first', readyExpr }] },
      first: base,
      second: {
        ...base,
        manifests: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'second' } }],
      },
    };
    const files = filesOf(specs({ fleet: fleet({ components, clusters: { edge } }), customers: [] }));
    expect(kustomizationOf(files).spec.dependsOn).toEqual([{ name: 'first', readyExpr }, { name: 'second' }]);
    expect(verdicts([kustomizationOf(files)])).toEqual([null]);
  });
});
