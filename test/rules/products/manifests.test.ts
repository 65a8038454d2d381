import type { KubernetesObject } from '../../../lib/authored/component/object';
import type { Products } from '../../../lib/content';
import type { ReleaseFacts } from '../../../lib/content/release';
import { customer, issuesOf, product } from '../../support/specs';
import { productOf } from '../../support/product-kinds';

const told: Partial<ReleaseFacts>[] = [];
const object = (kind: string, more: object = {}, apiVersion = 'v1'): KubernetesObject => ({
  apiVersion,
  kind,
  metadata: { name: 'a' },
  ...more,
});

function judge(manifests: Products['manifests'] | (() => unknown), changes: object = {}) {
  const acme = customer('acme', {
    products: { web: {} },
    tenants: { prod: { cluster: 'flux-prod', ring: 'late' } },
  });
  const web = productOf('web', { manifests: manifests as Products['manifests'] }, changes);
  return issuesOf({ products: [web], customers: [acme] }).map(({ at, problem, fix }) => [
    at.path,
    problem,
    fix,
  ]);
}

it('objects of kinds that a release may consist of are fine, and the function is told whose release it is', () => {
  const given = (release: ReleaseFacts<never>) => {
    told.push(release);
    return [object('ConfigMap', { metadata: { name: 'a', namespace: release.namespace } })];
  };
  expect(judge(given)).toStrictEqual([]);
  expect(told[0]).toStrictEqual({
    values: { replicaCount: 1, cpu: '50m', memory: '64Mi', image: { tag: '1.0.0' } },
    name: 'acme-prod-web',
    namespace: 'acme-prod',
    product: 'web',
    version: '1.0.0',
    customer: 'acme',
    tenant: 'acme-prod',
    environment: 'prod',
    region: 'westeurope',
    axes: {},
    ring: 'late',
    tier: 'standard',
    cluster: 'flux-prod',
  });
});

it('a kind that the account of a release may not write is refused', () => {
  const [issue] = judge([object('NetworkPolicy', {}, 'networking.k8s.io/v1')]);
  expect(issue).toEqual([
    'manifests.0.kind',
    "NetworkPolicy 'a' of networking.k8s.io/v1 is of no kind that a release may consist of",
    expect.stringContaining('or make it part of a component'),
  ]);
});

it.each([
  [
    'another namespace',
    [object('ConfigMap', { metadata: { name: 'a', namespace: 'b' } })],
    'manifests.0.metadata.namespace',
  ],
  ['a null', [object('ConfigMap', { data: { a: null } })], 'manifests.0.data.a'],
  ['a Secret in the clear', [object('Secret', { stringData: { a: 'b' } })], 'manifests.0'],
  ['one object twice', [object('ConfigMap'), object('ConfigMap')], 'manifests.1'],
] as const)('%s is refused', (_, objects, path) => {
  expect(judge(objects).map(([at]) => at)).toEqual([path]);
});

it('replicas that an autoscaler owns are refused', () => {
  const objects = [object('Deployment', { spec: { replicas: 2 } }, 'apps/v1')];
  expect(judge(objects)).toStrictEqual([]);
  expect(judge(objects, { autoscaled: true }).map(([path]) => path)).toEqual(['manifests.0.spec.replicas']);
});

it('a function that throws, or gives no objects, is said', () => {
  const thrown = judge(() => {
    throw new Error('no such thing');
  });
  expect(thrown).toEqual([['manifests', 'throws: no such thing', 'correct the function']]);
  expect(judge(() => [{ kind: 'ConfigMap' }]).map(([path]) => path)).toEqual([
    'manifests.0.apiVersion',
    'manifests.0.metadata',
  ]);
});

it('what a version sets has to be something that manifests have', () => {
  const objects = [object('ConfigMap')];
  expect(judge(objects, { version: 'chart' }).map(([path, problem]) => [path, problem])).toEqual([
    ['version', 'manifests have no chart version to set'],
  ]);
  expect(judge(objects, { version: { gitRef: (version: string) => version } })).toEqual([
    [
      'version',
      'manifests do not come from git: no ref to set',
      "let it set a value, as in version: { value: 'image.tag' }",
    ],
  ]);
});

describe('beside a chart', () => {
  const beside = (manifests: unknown) => {
    const acme = customer('acme', { tenants: { prod: { cluster: 'flux-prod', ring: 'late' } } });
    const web = product('web', { manifests: manifests as Products['manifests'] });
    return issuesOf({ products: [web], customers: [acme] }).map(({ at, problem }) => [at.path, problem]);
  };

  it('objects are judged as where they are all that there is', () => {
    expect(beside([object('ConfigMap')])).toStrictEqual([]);
    expect(beside([object('NetworkPolicy', {}, 'networking.k8s.io/v1')])).toEqual([
      [
        'manifests.0.kind',
        "NetworkPolicy 'a' of networking.k8s.io/v1 is of no kind that a release may consist of",
      ],
    ]);
    expect(beside([object('Secret', { stringData: { password: 'x' } })])[0]![1]).toContain('in the clear');
  });

  it('a function is asked for each release, and what it gives is judged', () => {
    expect(beside(({ name }: ReleaseFacts) => [object('ConfigMap', { metadata: { name } })])).toStrictEqual(
      [],
    );
    expect(beside(() => [{ kind: 'ConfigMap' }]).map(([path]) => path)).toEqual([
      'manifests.0.apiVersion',
      'manifests.0.metadata',
    ]);
    expect(
      beside(() => {
        throw new Error('no such thing');
      }),
    ).toEqual([['manifests', 'throws: no such thing']]);
  });
});
