import type { ClusterSpec } from '../../../lib/authored/cluster';
import type { ComponentSpec } from '../../../lib/authored/component';
import type { KubernetesObject } from '../../../lib/authored/component/object';
import { anyCluster, fleet, issuesOf, specs } from '../../support/specs';

const namespace = (name: string): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name },
});
const map = (name: string): KubernetesObject => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
const role = (apiVersion: string): KubernetesObject => ({
  apiVersion,
  kind: 'ClusterRole',
  metadata: { name: 'a' },
});
const manifests = (
  of: readonly KubernetesObject[],
  more: { namespace?: string; environments?: Record<string, readonly KubernetesObject[]> } = {},
): ComponentSpec => ({ namespace: 'apps', manifests: of, ...more });
const ran = (changes: Partial<ClusterSpec> = {}): Record<string, ClusterSpec> => ({
  one: { ...anyCluster, engine: 'flux', environment: 'prod', ...changes },
});
const judge = (components: Record<string, ComponentSpec>, clusters = ran()) =>
  issuesOf({ fleet: fleet({ components, clusters }), customers: [] });

describe('a Namespace among manifests', () => {
  const fix =
    'leave it out of the manifests; the level of Pod Security that a component needs is its podSecurity';

  it('is let through where nothing else makes it', () => {
    expect(judge({ extra: manifests([namespace('other'), namespace('kube-system')]) })).toStrictEqual([]);
  });

  it('is refused where ringfleet makes it for components, on however many clusters', () => {
    const clusters = {
      ...ran(),
      two: { ...anyCluster, engine: 'argocd', environment: 'prod', impersonation: false } as const,
    };
    const components = { extra: manifests([map('a'), namespace('apps')]), more: manifests([]) };
    expect(judge(components, clusters)).toStrictEqual([
      {
        severity: 'error',
        at: { file: 'fleet/fleet.ts', path: 'components.extra.manifests.1' },
        problem:
          "Namespace 'apps' is in the manifests of component 'extra', and ringfleet makes it, for component 'extra' and component 'more': two would write it",
        fix,
      },
    ]);
  });

  it('of one environment is refused where a cluster is of it', () => {
    const components = { extra: manifests([], { environments: { prod: [namespace('apps')] } }) };
    expect(judge(components).map(({ at }) => at.path)).toEqual(['components.extra.environments.prod.0']);
    expect(judge(components, ran({ environment: 'dev' }))).toStrictEqual([]);
  });

  it('is refused where it is that of releases, or of a tenant', () => {
    const components = { extra: manifests([namespace('acme-prod'), namespace('fleet-releases')]) };
    const issues = issuesOf({ fleet: { ...specs().fleet, components } });
    expect(issues.map(({ at, problem }) => [at.path, problem])).toEqual([
      [
        'components.extra.manifests.0',
        "Namespace 'acme-prod' is in the manifests of component 'extra', and ringfleet makes it, for tenant 'acme-prod': two would write it",
      ],
      [
        'components.extra.manifests.1',
        "Namespace 'fleet-releases' is in the manifests of component 'extra', and ringfleet makes it, for the releases of tenants: two would write it",
      ],
    ]);
  });
});

describe('an object in the manifests of two components', () => {
  it('is refused where one cluster runs both, whatever version of its group', () => {
    const components = {
      first: manifests([map('a'), role('rbac.authorization.k8s.io/v1')]),
      second: manifests([map('a')]),
      third: manifests([role('rbac.authorization.k8s.io/v1beta1')], { namespace: 'other' }),
    };
    const fix = 'leave it to one of them, and let the other one depend on that';
    expect(judge(components)).toStrictEqual([
      {
        severity: 'error',
        at: { file: 'fleet/fleet.ts', path: 'components.second.manifests.0' },
        problem:
          "ConfigMap 'a' of namespace 'apps' is at components.first.manifests.0 too: components 'first' and 'second' would both write it",
        fix,
      },
      {
        severity: 'error',
        at: { file: 'fleet/fleet.ts', path: 'components.third.manifests.0' },
        problem:
          "ClusterRole 'a' is at components.first.manifests.1 too: components 'first' and 'third' would both write it",
        fix,
      },
    ]);
  });

  it('is let through where the namespaces differ, or no cluster runs both', () => {
    expect(
      judge({ first: manifests([map('a')]), second: manifests([map('a')], { namespace: 'b' }) }),
    ).toStrictEqual([]);
    const components = { first: manifests([map('a')]), second: manifests([map('a')]) };
    expect(judge(components, ran({ components: ['first'] }))).toStrictEqual([]);
  });
});
