import type { ClusterSpec } from '../../../../lib/authored/cluster';
import { arcCluster } from '../../../support/arc';
import { fleet, issuesOf } from '../../../support/specs';

function judge(count: number, cluster: ClusterSpec) {
  const clusters = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`c${index}`, cluster] as const),
  );
  return issuesOf({ fleet: fleet({ clusters, components: {} }), customers: [] });
}

it('a template of the fleet takes 800 clusters', () => {
  expect(judge(800, arcCluster())).toStrictEqual([]);
  expect(judge(801, arcCluster())).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'fleet/fleet.ts', path: 'clusters' },
      problem: '801 arc clusters, but a template of Azure has 800 resources at most',
      fix: 'move some of them to a fleet of their own',
    },
  ]);
});

it('a template of the fleet takes 256 secure parameters, which are those of all clusters', () => {
  const cluster = arcCluster({
    credentials: { httpsUser: 'robot' },
    extension: { protectedSettings: ['token'] },
  });
  expect(judge(128, cluster)).toStrictEqual([]);
  expect(judge(129, cluster)).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'fleet/fleet.ts', path: 'clusters' },
      problem: 'the secure parameters of all arc clusters are 258, but a template of Azure has 256 at most',
      fix: 'give clusters their credentials by a Secret (secretRef of the source) instead of arc.credentials, or move some of them to a fleet of their own',
    },
  ]);
});

it('a template of a cluster takes 256 parameters, of which one is its name', () => {
  const of = (count: number) => {
    const protectedSettings = Array.from({ length: count }, (_, index) => `s${index}`);
    return judge(1, arcCluster({ extension: { protectedSettings } }));
  };
  expect(of(255)).toStrictEqual([]);
  expect(of(256)).toMatchObject([
    {
      at: { path: 'clusters.c0.arc.extension.protectedSettings' },
      problem:
        "cluster 'c0' has 256 secure parameters beside its name, but a template of Azure has 256 at most",
    },
  ]);
});
