import type { TierSpec } from '../../../lib/authored/tier';
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
  [
    'a default limit of ephemeral storage above the default maximum',
    [{ limit: { cpu: '200m', memory: '256Mi', ephemeralStorage: '20Gi' } }],
    'container.limit.ephemeralStorage (20Gi) is above container.max.ephemeralStorage (10Gi, by default)',
  ],
  [
    'a quota of requests of ephemeral storage above that of limits',
    [{}, { requests: { cpu: '8', memory: '16Gi', ephemeralStorage: '201Gi' } }],
    'quota.requests.ephemeralStorage (201Gi) is above quota.limits.ephemeralStorage (200Gi, by default)',
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

describe('counts of objects', () => {
  it('that leave room pass, and none of what nobody needs', () => {
    const objects = { configmaps: 2, serviceaccounts: 2, daemonsets: 0, persistentvolumeclaims: 0 };
    expect(judge({}, { objects })).toStrictEqual([]);
    expect(judge({}, { storage: '1Gi', objects: { persistentvolumeclaims: 1 } })).toStrictEqual([]);
  });

  it.each<[string, Parameters<typeof judge>[1], string, string]>([
    [
      'ConfigMaps than a namespace has of itself',
      { objects: { configmaps: 1 } },
      'configmaps',
      '1 configmaps are too few: each namespace has 2 before any release (kube-root-ca.crt, without which no pod starts, and feature-flags)',
    ],
    [
      'ServiceAccounts than a namespace has of itself',
      { objects: { serviceaccounts: 0 } },
      'serviceaccounts',
      "0 serviceaccounts are too few: each namespace has 2 before any release (default, without which no pod starts, and the tenant's)",
    ],
    [
      'claims than the storage of the tier makes sense with',
      { storage: '5Gi', objects: { persistentvolumeclaims: 0 } },
      'persistentvolumeclaims',
      'no volume may be claimed, but 5Gi of storage',
    ],
  ])('refused are fewer %s', (_what, quota, resource, problem) => {
    const found = judge({}, quota).map(({ at, problem: is }) => [at.path, is]);
    expect(found).toStrictEqual([[`tiers.standard.quota.objects.${resource}`, problem]]);
  });

  it('refused are claims of no storage', () => {
    expect(judge({}, { objects: { persistentvolumeclaims: 4 } })).toMatchObject([
      { problem: '4 volumes may be claimed, but of no storage', fix: 'give storage too, or no claims' },
    ]);
  });
});
