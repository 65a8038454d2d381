import type { ArcClusterSpec } from '../../../../lib/authored/cluster';
import { isRunBy } from '../../../../lib/engines/run-by';
import { plan } from '../../../../lib/planner/plan';
import { anyCluster, fleet, planned, specs } from '../../../support/specs';

/** How often, and for how long, each configuration looks at its source. */
function pacesOf(changes: Partial<ArcClusterSpec<string, string>>) {
  const clusters = { azure: { ...anyCluster, engine: 'arc', environment: 'prod', ...changes } } as const;
  const found = planned(plan(specs({ fleet: fleet({ clusters }), customers: [] })));
  return found.clusters.flatMap((cluster) => {
    if (!isRunBy('arc', cluster)) return [];
    const { infra, apps } = cluster.arc.configurations;
    return [infra, apps].map(({ source }) => [source.syncIntervalInSeconds, source.timeoutInSeconds]);
  });
}

const configurations = { apps: { syncIntervalInSeconds: 300 } };

it('a configuration looks at its source as often as it applies what is there', () => {
  const paces = pacesOf({ arc: { configurations } });
  expect(paces).toStrictEqual([
    [60, 180],
    [300, 180],
  ]);
});

it('what the source says counts for both', () => {
  const source = {
    bucket: 'b',
    endpoint: 'minio.example.com',
    secretRef: 's',
    interval: '2m',
    timeout: '30s',
  };
  expect(pacesOf({ arc: { configurations }, source } as never)).toStrictEqual([
    [120, 30],
    [120, 30],
  ]);
});
