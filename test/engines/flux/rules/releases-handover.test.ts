import type { ClusterSpec } from '../../../../lib/authored/cluster';
import { anyCluster, customer, fleet, issuesOf } from '../../../support/specs';

function judge(
  engine: 'flux' | 'arc',
  changes: Pick<ClusterSpec, 'handover'> = {},
  releasesBefore: readonly string[] = ['one'],
  cluster = 'one',
) {
  const one = { ...anyCluster, engine, environment: 'prod', ...changes } as const;
  const other = { ...anyCluster, engine: 'flux', environment: 'prod' } as const;
  return issuesOf({
    fleet: fleet({ clusters: { one, other } }),
    customers: [customer('acme', { tenants: { prod: { cluster, ring: 'late' } } })],
    releasesBefore,
  });
}

it.each([
  ['flux', 'fleet-releases', 'flux-system'],
  ['arc', 'apps', 'infra'],
] as const)('Kustomizations of releases do not move at once on %s', (engine, from, to) => {
  expect(judge(engine)).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'fleet/fleet.ts', path: 'clusters.one.handover' },
      problem: `the Kustomizations of releases move from namespace '${from}' to '${to}': pruned at once, they may delete what tenant acme-prod runs`,
      fix: 'set \'handover: true\' for the first commit with the new ones, and remove it when the cluster has applied that (docs/flux.md, "Upgrade")',
    },
  ]);
});

it.each(['flux', 'arc'] as const)('they do with a handover on %s', (engine) => {
  expect(judge(engine, { handover: true })).toStrictEqual([]);
});

it('where they have moved, where there was no output, and without tenants, nothing is asked for', () => {
  expect(judge('flux', {}, ['other'])).toStrictEqual([]);
  expect(judge('flux', {}, [])).toStrictEqual([]);
  expect(judge('flux', {}, ['one'], 'other')).toStrictEqual([]);
});
