import type { ClusterSpec } from '../../../lib/authored/cluster';
import type { ComponentSpec } from '../../../lib/authored/component';
import { anyCluster, fleet, issuesOf } from '../../support/specs';

function judge(dependencies: Record<string, string[]>, components?: string[]) {
  const component = (dependsOn: string[]): ComponentSpec => ({
    namespace: 'platform',
    chart: { repository: 'charts', name: 'x' },
    versions: { dev: '1.0.0', prod: '1.0.0' },
    dependsOn,
  });
  const one: ClusterSpec = {
    ...anyCluster,
    engine: 'flux',
    environment: 'prod',
    ...(components && { components }),
  };
  return issuesOf({
    fleet: fleet({
      components: Object.fromEntries(Object.entries(dependencies).map(([name, on]) => [name, component(on)])),
      clusters: { one },
    }),
    customers: [],
  });
}

it('components may depend on one another in a line, and a cluster may run some of them', () => {
  expect(judge({ a: ['b', 'c'], b: ['c'], c: [] })).toStrictEqual([]);
  expect(judge({ a: ['b'], b: ['c'], c: [] }, ['b', 'c'])).toStrictEqual([]);
});

it('a cycle is refused, and shown whole', () => {
  expect(judge({ c: ['a'], a: ['b'], b: ['c'] })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'fleet/fleet.ts', path: 'components.a.dependsOn' },
      problem: 'components depend on one another: a -> b -> c -> a',
      fix: 'remove one of these dependencies, or none of these components is ever installed',
    },
  ]);
});

it('a component that depends on itself is refused', () => {
  expect(judge({ a: ['a'] })[0]?.problem).toBe("'a' depends on itself");
});

it('a dependency that the fleet does not have is refused', () => {
  expect(judge({ 'cert-manager': [], ingress: ['cert-manger'] })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'fleet/fleet.ts', path: 'components.ingress.dependsOn' },
      problem: "unknown component 'cert-manger'",
      fix: "did you mean 'cert-manager'? Allowed: cert-manager",
    },
  ]);
});

it('a cluster that runs a component without what it depends on is refused', () => {
  expect(judge({ a: ['b'], b: [] }, ['a'])).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'fleet/fleet.ts', path: 'clusters.one.components' },
      problem: "'a' depends on 'b', which the cluster does not run",
      fix: "add 'b' to its components",
    },
  ]);
});
