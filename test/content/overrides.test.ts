import type { ClusterSpec } from '../../lib/authored/cluster';
import type { ComponentSpec } from '../../lib/authored/component';
import type { FleetSpec } from '../../lib/authored/fleet';
import { specAt, statedAt } from '../../lib/content/overrides';
import { provenance } from '../../lib/plan/values';
import { plan } from '../../lib/planner/plan';
import { type Emitted, manifestsIn, ofKind, type Of } from '../support/manifests';
import { filesOf } from '../support/sample';
import {
  anyCluster,
  customer,
  fleet,
  issuesOf,
  planned,
  product,
  release,
  specs,
  untyped,
} from '../support/specs';

/** The object of a cluster. */
function one<K extends Parameters<typeof ofKind>[1]>(
  emitted: readonly Emitted[],
  kind: K,
  cluster: string,
  name: string,
): Of<K> {
  const found = ofKind(emitted, kind).filter((each) => each.cluster === cluster);
  return found.find(({ object }) => object.metadata.name === name)!.object;
}

const crds: ComponentSpec = {
  namespace: 'apps',
  kustomize: { repository: 'code', path: 'crds' },
  versions: { dev: { branch: 'develop' }, prod: { tag: '1.0.0' } },
  flux: { kustomization: { interval: '1h', patches: [{ patch: '[]' }] } },
  argocd: { kustomize: { namePrefix: 'a-', images: ['a=b'] } },
  overrides: {
    environments: {
      prod: {
        kustomize: { path: 'crds/prod' },
        flux: { kustomization: { patches: [] } },
        argocd: { kustomize: { images: ['a=c'] } },
      },
    },
    clusters: {
      two: {
        kustomize: { repository: 'mirror' },
        version: { tag: '1.1.0' },
        verify: { mode: 'Tag', secretRef: 'signers' },
        flux: { kustomization: { interval: '5m' } },
      },
    },
  },
};
const repositories: FleetSpec['repositories'] = {
  ...fleet().repositories,
  mirror: { git: 'https://mirror.example.com/code.git' },
};
const on = (environment: string, engine: ClusterSpec['engine']) =>
  ({
    ...anyCluster,
    engine,
    environment,
    ...(engine === 'argocd' && { impersonation: false }),
  }) as ClusterSpec;

describe('a component that says again what differs', () => {
  it('is as it says on a cluster, over what it says of its environment, over the rest', () => {
    expect(specAt(crds, { environment: 'dev', cluster: 'one' })).toStrictEqual(crds);
    expect(specAt(crds, { environment: 'prod', cluster: 'two' })).toMatchObject({
      kustomize: { repository: 'mirror', path: 'crds/prod' },
      versions: { dev: { branch: 'develop' }, prod: { tag: '1.1.0' } },
      verify: { mode: 'Tag' },
      flux: { kustomization: { interval: '5m', patches: [] } },
      argocd: { kustomize: { namePrefix: 'a-', images: ['a=c'] } },
    });
  });

  it('names the statement that counts', () => {
    const where = { environment: 'prod', cluster: 'two' };
    const interval = ['flux', 'kustomization', 'interval'];
    expect(statedAt(crds, where, ...interval).join('.')).toBe(`overrides.clusters.two.${interval.join('.')}`);
    expect(statedAt(crds, where, 'kustomize', 'path').join('.')).toBe(
      'overrides.environments.prod.kustomize.path',
    );
    expect(statedAt(crds, { environment: 'dev' }, 'kustomize', 'path').join('.')).toBe('kustomize.path');
  });

  it('comes from git by path where it has a name elsewhere, and the other way round', () => {
    const chart: ComponentSpec = {
      namespace: 'apps',
      chart: { repository: 'charts', name: 'x' },
      versions: { prod: '1.0.0' },
      overrides: { environments: { prod: { chart: { repository: 'code', path: 'x' } } } },
    };
    const there = specAt(chart, { environment: 'prod' });
    expect(there).toMatchObject({ chart: { repository: 'code', path: 'x' } });
    expect(there).not.toHaveProperty('chart.name');
  });

  it('has one path where it says one again, whatever the folders of environments', () => {
    const folder = { repository: 'code', path: 'x', overlays: { dev: 'x/dev', prod: 'x/prod' } };
    const clusters = { one: { kustomize: { path: 'y' } }, two: { kustomize: { overlays: { prod: 'z' } } } };
    const spec = { kustomize: folder, overrides: { clusters } };
    expect(specAt(spec, { environment: 'prod', cluster: 'one' }).kustomize).toStrictEqual({
      repository: 'code',
      path: 'y',
    });
    expect(specAt(spec, { environment: 'prod', cluster: 'two' }).kustomize).toStrictEqual({
      ...folder,
      overlays: { dev: 'x/dev', prod: 'z' },
    });
  });

  it('is delivered so by every engine', () => {
    const files = filesOf(
      specs({
        fleet: fleet({
          repositories,
          components: { crds },
          clusters: {
            one: on('dev', 'flux'),
            two: on('prod', 'flux'),
            three: on('prod', 'arc'),
            four: on('prod', 'argocd'),
          },
        }),
        products: [],
        customers: [],
      }),
    );
    const emitted = manifestsIn(files);
    const kustomizations = (cluster: string) => one(emitted, 'Kustomization', cluster, 'crds').spec;
    const source = (cluster: string) => one(emitted, 'GitRepository', cluster, 'crds').spec;
    expect(kustomizations('one')).toMatchObject({
      path: './crds',
      interval: '1h',
      patches: [{ patch: '[]' }],
    });
    expect(kustomizations('two')).toMatchObject({ path: './crds/prod', interval: '5m', patches: [] });
    expect(kustomizations('three')).toMatchObject({ path: './crds/prod', interval: '1h', patches: [] });
    expect(source('one')).toMatchObject({
      url: 'https://git.example.com/code.git',
      ref: { branch: 'develop' },
    });
    expect(source('one')).not.toHaveProperty('verify');
    expect(source('two')).toMatchObject({
      url: 'https://mirror.example.com/code.git',
      ref: { tag: '1.1.0' },
      verify: { mode: 'Tag', secretRef: { name: 'signers' } },
    });
    expect(source('three')).toMatchObject({ ref: { tag: '1.0.0' } });
    const application = one(emitted, 'Application', 'four', 'crds');
    expect(application.spec.source).toMatchObject({
      path: 'crds/prod',
      targetRevision: '1.0.0',
      kustomize: { namePrefix: 'a-', images: ['a=c'] },
    });
  });
});

const web = product('web', {
  clusters: { 'flux-prod': { replicaCount: 3 }, 'argo-prod': { cpu: '20m' } },
  overrides: {
    environments: { prod: { chart: { path: 'charts/web-prod' }, flux: { helmRelease: { timeout: '20m' } } } },
    clusters: { 'argo-prod': { argocd: { revisionHistoryLimit: 3 } } },
  },
});
const acme = customer('acme', {
  tenants: {
    dev: { cluster: 'argo-dev', ring: 'internal' },
    prod: {
      sites: {
        a: { cluster: 'argo-prod', ring: 'late' },
        b: { cluster: 'flux-prod', ring: 'late' },
        c: { cluster: 'arc-prod', ring: 'late' },
      },
    },
  },
});

describe('a product that says again what differs', () => {
  const found = planned(plan(specs({ products: [web], customers: [acme] })));

  it('has the values of a cluster over those of the ring, and says where they come from', () => {
    const { values, layers } = release(found, 'acme-prod-b', 'web');
    expect(values.replicaCount).toBe(3);
    const origin = provenance(layers).find(({ path }) => path.join('.') === 'replicaCount')!;
    expect(origin.layer).toMatchObject({
      name: 'cluster',
      source: 'products/web/product.ts clusters.flux-prod',
      file: 'products/web/clusters/flux-prod.yaml',
    });
    expect(layers.map(({ name }) => name)).toStrictEqual([
      'base',
      'environment',
      'ring',
      'cluster',
      'customer',
      'customer environment',
    ]);
    expect(release(found, 'acme-prod-c', 'web').values.replicaCount).toBe(1);
  });

  it('is delivered so by every engine', () => {
    const files = filesOf(specs({ products: [web], customers: [acme] }));
    expect(files['products/web/clusters/argo-prod.yaml']).toContain('cpu: 20m');
    const emitted = manifestsIn(files);
    const application = one(emitted, 'Application', 'argo-prod', 'acme-prod-a-web');
    const [chart] = application.spec.sources!;
    expect(application.spec.revisionHistoryLimit).toBe(3);
    expect(chart!.path).toBe('charts/web-prod');
    expect(chart!.helm!.valueFiles).toStrictEqual([
      '$values/products/web/base-values.yaml',
      '$values/products/web/environments/prod.yaml',
      '$values/rings/late/web.yaml',
      '$values/products/web/clusters/argo-prod.yaml',
      '$values/customers/acme/web/values.yaml',
      '$values/customers/acme/web/environments/prod.yaml',
    ]);
    for (const [cluster, site, replicaCount] of [
      ['flux-prod', 'b', 3],
      ['arc-prod', 'c', 1],
    ] as const)
      expect(one(emitted, 'HelmRelease', cluster, `acme-prod-${site}-web`).spec).toMatchObject({
        timeout: '20m',
        chart: { spec: { chart: './charts/web-prod' } },
        values: { replicaCount },
      });
    const dev = one(emitted, 'Application', 'argo-dev', 'acme-dev-web');
    expect(dev.spec.sources![0]!.path).toBe('charts/web');
  });

  it('is delivered so by ApplicationSets', () => {
    const { clusters } = fleet();
    const bySets = { ...clusters, 'argo-prod': { ...clusters['argo-prod']!, delivery: 'ApplicationSets' } };
    const files = filesOf(
      specs({ fleet: fleet({ clusters: untyped(bySets) }), products: [web], customers: [acme] }),
    );
    const fields = files['clusters/argo-prod/releases/acme/acme-prod-a/web.yaml'];
    expect(fields).toContain('$values/products/web/clusters/argo-prod.yaml');
    expect(fields).toContain('revisionHistoryLimit: 3');
  });
});

describe('what differs is refused', () => {
  const issues = (overrides: object) =>
    issuesOf({
      fleet: fleet({ components: { crds: { ...crds, overrides } }, repositories }),
      customers: [],
    }).map(({ severity, at, problem, fix }) => [severity, at.path, problem, fix]);

  it('of environments, clusters and repositories that there are not', () => {
    expect(
      issues({
        environments: { prd: {}, prod: { kustomize: { repository: 'coed' } } },
        clusters: { 'flux-prd': {} },
      }),
    ).toStrictEqual([
      [
        'error',
        'components.crds.overrides.clusters.flux-prd',
        "unknown cluster 'flux-prd'",
        "did you mean 'flux-prod'? Allowed: arc-prod, argo-dev, argo-prod, flux-prod",
      ],
      [
        'error',
        'components.crds.overrides.environments.prd',
        "unknown environment 'prd'",
        "did you mean 'prod'? Allowed: dev, prod",
      ],
      [
        'error',
        'components.crds.overrides.environments.prod.kustomize.repository',
        "unknown repository of manifests 'coed'",
        "did you mean 'code'? Allowed: code, fleet-state, mirror, registry",
      ],
    ]);
  });

  it('where a field of another kind stands, or one that may not differ', () => {
    const found = issues({ environments: { prod: { chart: { path: 'x' }, namespace: 'other' } } });
    expect(found.map(([, path]) => path)).toStrictEqual([
      'components.crds.overrides.environments.prod.chart',
      'components.crds.overrides.environments.prod.namespace',
    ]);
  });

  it('where a version does not fit what it is taken from there', () => {
    const clusters = { 'flux-prod': { kustomize: { repository: 'registry' }, version: { branch: 'main' } } };
    expect(issues({ clusters })).toStrictEqual([
      [
        'error',
        'components.crds.overrides.clusters.flux-prod.version',
        "manifests in an OCI repository has no version of the form { branch: 'main' }",
        "use one of: '1.2.3', { tag: '1.2.3' }, { semver: '1.x' }, { digest: 'sha256:…' }",
      ],
    ]);
  });
});
