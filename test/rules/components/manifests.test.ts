import { formatIssue } from '../../../lib/cli/report';
import type { ComponentSpec } from '../../../lib/authored/component';
import type { KubernetesObject } from '../../../lib/authored/component/object';
import { ENCRYPTED } from '../../support/secrets';
import { fleet, issuesOf } from '../../support/specs';

const map = (name: string, more: object = {}): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  ...more,
});
const secret = (more: object): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'token' },
  ...more,
});

function judge(
  manifests: readonly KubernetesObject[],
  environments?: Record<string, readonly KubernetesObject[]>,
) {
  const settings: ComponentSpec = { namespace: 'apps', manifests, ...(environments && { environments }) };
  return issuesOf({ fleet: fleet({ components: { settings } }), customers: [] });
}
const at = (path: string) => ({ file: 'fleet/fleet.ts', path: `components.settings.${path}` });

it('objects in the namespace of their component, and objects that state none, are let through', () => {
  const stated = { ...map('b'), metadata: { name: 'b', namespace: 'apps' } };
  const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'a' } };
  expect(judge([map('a'), stated, role])).toStrictEqual([]);
});

it('an object in another namespace is refused', () => {
  const stray = { ...map('a'), metadata: { name: 'a', namespace: 'app' } };
  expect(judge([map('b'), stray])).toStrictEqual([
    {
      severity: 'error',
      at: at('manifests.1.metadata.namespace'),
      problem:
        "ConfigMap 'a' is in namespace 'app', and component 'settings' in 'apps', where Flux would put it",
      fix: 'make it a component of its own, with that namespace',
    },
  ]);
});

it('an object in another namespace stays there where Argo CD alone has the component', () => {
  const stray = { ...map('a'), metadata: { name: 'a', namespace: 'app' } };
  const { clusters, ...rest } = fleet({
    components: { settings: { namespace: 'apps', manifests: [map('a'), stray] } },
  });
  const argocd = { 'argo-prod': clusters['argo-prod']! };
  const flux = { 'flux-prod': { ...clusters['flux-prod']!, components: [] } };
  expect(issuesOf({ fleet: { ...rest, clusters: { ...argocd, ...flux } }, customers: [] })).toEqual([]);
});

describe('an object that is there twice', () => {
  const fix = 'remove one, or give it another name';

  it('is refused', () => {
    expect(judge([map('a'), map('b'), map('a', { data: {} })])).toStrictEqual([
      {
        severity: 'error',
        at: at('manifests.2'),
        problem: "ConfigMap 'a' of v1 is at components.settings.manifests.0 too",
        fix,
      },
    ]);
  });

  it('is refused among what an environment adds', () => {
    expect(judge([map('a')], { prod: [map('b'), map('a')], dev: [map('b')] })).toStrictEqual([
      {
        severity: 'error',
        at: at('environments.prod.1'),
        problem: "ConfigMap 'a' of v1 is at components.settings.manifests.0 too",
        fix,
      },
    ]);
  });

  it('is not one of another kind, of another API, or of another environment', () => {
    const apps = { ...map('a'), apiVersion: 'example.com/v1' };
    const other = { ...map('a'), kind: 'ServiceAccount' };
    expect(judge([map('a'), apps, other], { prod: [map('b')], dev: [map('b')] })).toStrictEqual([]);
  });
});

it('a null is refused, wherever it is', () => {
  const expected = (path: string) => ({
    severity: 'error',
    at: at(path),
    problem: 'is null, and would be lost',
    fix: 'leave it out, or give it a value',
  });
  const nested = map('a', { data: { x: null }, spec: { list: [1, { y: null }] } });
  expect(judge([nested], { dev: [map('b', { data: null })] })).toStrictEqual([
    expected('environments.dev.0.data'),
    expected('manifests.0.data.x'),
    expected('manifests.0.spec.list.1.y'),
  ]);
});

describe('a Secret', () => {
  it.each<[string, object]>([
    ['without values', { type: 'kubernetes.io/service-account-token' }],
    ['whose values are encrypted', { stringData: { a: ENCRYPTED } }],
    ['whose values Flux takes from the cluster', { stringData: { a: '${TOKEN}' } }],
    ['of another API', { apiVersion: 'example.com/v1', data: { a: 'eA==' } }],
  ])('%s is let through', (_, more) => {
    expect(judge([secret(more)])).toStrictEqual([]);
  });

  it.each<[string, object, string]>([
    ['data', { data: { pin: 'aHVudGVyMg==' } }, 'data.pin'],
    ['stringData', { stringData: { a: 'hunter2', b: ENCRYPTED } }, 'stringData.a'],
    ['a default', { stringData: { a: '${TOKEN:=hunter2}' } }, 'stringData.a'],
    ['text around a variable', { stringData: { a: 'hunter2-${TOKEN}' } }, 'stringData.a'],
  ])('with %s in the clear is refused, and not printed', (_, more, key) => {
    const found = judge([secret(more)]);
    expect(found).toStrictEqual([
      {
        severity: 'error',
        // No line is shown.
        at: { ...at('manifests.0'), text: '' },
        problem: `Secret 'token' is in the clear, and credentials do not belong in git: ${key}`,
        fix: 'take them from a secret store, by an ExternalSecret; or from a folder of manifests with encrypted files, whose component sets flux.kustomization.decryption',
      },
    ]);
    expect(found.map(formatIssue).join()).not.toMatch(/hunter2|aHVudGVyMg/);
  });
});
