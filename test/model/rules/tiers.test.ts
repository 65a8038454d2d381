import type { TierSpec } from '../../../lib/model';
import { fleet, issuesOf, tier } from '../../support/specs';

function judge(container: Partial<TierSpec['container']>, quota: Partial<TierSpec['quota']> = {}) {
  const changed = { quota: { ...tier.quota, ...quota }, container: { ...tier.container, ...container } };
  return issuesOf({ fleet: fleet({ tiers: { standard: changed } }), customers: [] });
}

it('equal amounts, in whatever unit, are not above one another', () => {
  const amount = { cpu: '500m', memory: '1Gi' } as const;
  const same = { cpu: '0.5', memory: '1024Mi' } as const;
  expect(
    judge({ request: amount, limit: same, max: amount }, { requests: same, limits: amount }),
  ).toStrictEqual([]);
});

it.each<[string, Parameters<typeof judge>, string]>([
  [
    'a default request above the default limit, which the API server refuses',
    [{ request: { cpu: '300m', memory: '64Mi' } }],
    'container.request (300m, 64Mi) is above container.limit (200m, 256Mi)',
  ],
  [
    'a default limit above the maximum',
    [{ limit: { cpu: '200m', memory: '9Gi' } }],
    'container.limit (200m, 9Gi) is above container.max (4, 8Gi)',
  ],
  [
    'a maximum that the quota never lets run',
    [{ max: { cpu: '17', memory: '8Gi' } }],
    'container.max (17, 8Gi) is above quota.limits (16, 32Gi)',
  ],
  [
    'a default request that the quota never lets run',
    [{}, { requests: { cpu: '1', memory: '32Mi' } }],
    'container.request (50m, 64Mi) is above quota.requests (1, 32Mi)',
  ],
  [
    'a quota of requests above that of limits',
    [{}, { requests: { cpu: '8', memory: '33Gi' } }],
    'quota.requests (8, 33Gi) is above quota.limits (16, 32Gi)',
  ],
])('refused is %s', (_what, change, problem) => {
  expect(judge(...change)).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'fleet/fleet.ts', path: 'tiers.standard' },
      problem,
      fix: 'lower the one, or raise the other',
    },
  ]);
});
