import type { ClusterSpec } from '../../../lib/authored/cluster';
import type { ComponentSpec, PodSecurityLevel } from '../../../lib/authored/component';
import { anyCluster, fleet, issuesOf } from '../../support/specs';

function judge(
  levels: Record<string, PodSecurityLevel | undefined>,
  namespace = 'shared',
  components?: string[],
) {
  const component = (podSecurity?: PodSecurityLevel): ComponentSpec => ({
    namespace,
    manifests: [],
    ...(podSecurity && { podSecurity }),
  });
  const one: ClusterSpec = {
    ...anyCluster,
    engine: 'flux',
    environment: 'prod',
    ...(components && { components }),
  };
  const specs = Object.entries(levels).map(([name, level]) => [name, component(level)]);
  return issuesOf({
    fleet: fleet({ components: Object.fromEntries(specs), clusters: { one } }),
    customers: [],
  });
}

it('components that agree on the level may share a namespace', () => {
  expect(judge({ a: 'baseline', b: 'baseline' })).toStrictEqual([]);
  expect(judge({ a: 'restricted', b: undefined })).toStrictEqual([]);
});

it('components that do not agree are refused; who says nothing wants the strictest level', () => {
  expect(judge({ c: 'baseline', b: 'privileged', a: undefined })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'fleet/fleet.ts', path: 'components.b.podSecurity' },
      problem: "'b' wants namespace 'shared' at level 'privileged', and 'a' at 'restricted'",
      fix: 'give both the same podSecurity, or one of them another namespace',
    },
    {
      severity: 'error',
      at: { file: 'fleet/fleet.ts', path: 'components.c.podSecurity' },
      problem: "'c' wants namespace 'shared' at level 'baseline', and 'a' at 'restricted'",
      fix: 'give both the same podSecurity, or one of them another namespace',
    },
  ]);
});

it('components that no cluster runs together need not agree', () => {
  expect(judge({ a: 'baseline', b: undefined }, 'shared', ['a'])).toStrictEqual([]);
});

it('of a namespace that somebody else makes the level is not ours', () => {
  expect(judge({ a: 'privileged', b: undefined }, 'kube-system')).toStrictEqual([]);
});
