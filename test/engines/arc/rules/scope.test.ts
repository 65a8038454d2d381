import type { ArcSettings } from '../../../../lib/engines/arc/authored/settings';
import { arcCluster } from '../../../support/arc';
import { fleet, issuesOf } from '../../../support/specs';

function judge(configurations: ArcSettings['configurations']) {
  const one = arcCluster({ ...(configurations && { configurations }) });
  return issuesOf({ fleet: fleet({ clusters: { one } }), customers: [] });
}

it('the platform has the cluster and releases have their namespace, stated or not', () => {
  expect(judge(undefined)).toStrictEqual([]);
  expect(judge({ infra: { scope: 'cluster' }, apps: { scope: 'namespace' } })).toStrictEqual([]);
});

it('a configuration of the platform that may write in its namespace alone is refused', () => {
  expect(judge({ infra: { scope: 'namespace' } })).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'fleet/fleet.ts', path: 'clusters.one.arc.configurations.infra.scope' },
      problem: "with scope 'namespace' configuration 'infra' cannot make namespaces and guard rails",
      fix: "set 'cluster', or leave it out",
    },
  ]);
});

it('a configuration of releases that may write everywhere is a warning', () => {
  expect(judge({ apps: { scope: 'cluster' } })).toMatchObject([
    {
      severity: 'warning',
      at: { path: 'clusters.one.arc.configurations.apps.scope' },
      problem: "scope 'cluster' puts an account with the rights of the whole cluster where the releases are",
    },
  ]);
});
