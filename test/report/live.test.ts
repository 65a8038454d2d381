import { z } from 'zod';
import type { Value } from '../../lib/authored/plain/map';
import { rowsOf, liveOf } from '../../lib/report';
import { statusOf } from '../../lib/status';
import { unpacked } from '../../lib/report/unpack';
import { planOf } from '../support/sample';
import { customer, product, specs, untyped } from '../support/specs';

/* A product whose version is its chart's, one whose version is a git ref, and one whose version is an image's. */
const entries = {
  internal: { version: '1.1.0', ran: ['1.0.0'] },
  early: { version: '1.0.0' },
  late: { version: '1.0.0' },
};
const git = { repository: 'code', path: 'charts/api' } as const;
const fleet = specs({
  products: [
    product('api', {}, entries),
    product('jobs', { chart: git, version: { value: 'tag' }, schema: untyped(z.looseObject({})) }, entries),
    product('web', { chart: { repository: 'charts', name: 'web' }, version: 'chart' }, entries),
  ],
  customers: ['acme', 'zeta'].map((name) =>
    customer(name, {
      products: { api: {}, jobs: {}, web: {} },
      tenants: { prod: { cluster: name === 'acme' ? 'argo-prod' : 'flux-prod', ring: 'late' } },
    }),
  ),
});
const plan = planOf(fleet);
const labels = (tenant: string, name?: string) => ({
  'app.kubernetes.io/managed-by': 'ringfleet',
  'ringfleet.io/tenant': tenant,
  ...(name !== undefined && { 'ringfleet.io/product': name }),
});
const application = (tenant: string, name: string, status: Value): Value => ({
  kind: 'Application',
  metadata: { name: `${tenant}-${name}`, labels: labels(tenant, name) },
  status,
});
const helmRelease = (tenant: string, name: string, status: Value, spec: Value = {}): Value => ({
  kind: 'HelmRelease',
  metadata: { name: `${tenant}-${name}`, labels: labels(tenant, name) },
  spec,
  status,
});
const well = { sync: { status: 'Synced' }, health: { status: 'Healthy' } };
const ready = (status: string, reason: string) => [{ type: 'Ready', status, reason }];

/** What is laid over each release, by tenant and product. */
function laid(...items: readonly Value[]) {
  const live = liveOf(plan, items);
  const status = statusOf(plan, [], '2026-12-01', { releases: true });
  const { releases } = unpacked(rowsOf(plan, status, [], { state: '' }, { live }));
  const told = releases.flatMap((each) =>
    each.live
      ? [
          [
            `${each.tenant.name}/${each.product}`,
            [each.live.version, each.live.isWell, each.live.runs],
          ] as const,
        ]
      : [],
  );
  return { objects: live.objects, of: Object.fromEntries(told) };
}

it('of an Application counts what it has synced last, by what a version of the product sets', () => {
  const chart = (targetRevision: string) => ({ chart: 'web', targetRevision });
  const values = { ref: 'values', targetRevision: 'main' };
  const synced = (source: Value, revision: string) => ({
    ...well,
    // What it should run is another matter.
    summary: { images: ['registry.example.com/jobs:11.0.0@sha256:aa', 'registry.example.com/side:1.0.0'] },
    history: [{ sources: [source, values], revisions: [revision, 'c0ffee'] }],
  });
  const { of } = laid(
    application('acme-prod', 'api', synced({ path: 'charts/api', targetRevision: 'api-1.0.0' }, 'f00')),
    application('acme-prod', 'web', { ...synced(chart('1.1.0'), '1.1.0'), sync: { status: 'OutOfSync' } }),
    application('acme-prod', 'jobs', { ...well, summary: { images: ['registry.example.com/jobs:11.0.0'] } }),
  );
  expect(of).toEqual({
    'acme-prod/api': ['same', true, expect.arrayContaining(['api-1.0.0'])],
    'acme-prod/web': ['other', false, expect.arrayContaining(['1.1.0'])],
    'acme-prod/jobs': ['other', true, ['registry.example.com/jobs:11.0.0']],
  });
});

it('of a HelmRelease counts the chart that it deployed, and says nothing of a version that is none of the chart’s', () => {
  const history = [
    { status: 'failed', chartVersion: '1.1.0' },
    { status: 'deployed', chartVersion: '1.0.0+a1b2' },
  ];
  const { of } = laid(
    helmRelease('zeta-prod', 'web', { conditions: ready('False', 'UpgradeFailed'), history }),
    helmRelease('zeta-prod', 'api', { conditions: ready('True', 'UpgradeSucceeded'), history }),
    helmRelease(
      'zeta-prod',
      'jobs',
      { conditions: ready('True', 'InstallSucceeded'), history },
      { suspend: true },
    ),
  );
  expect(of).toEqual({
    'zeta-prod/web': ['same', false, ['1.0.0']],
    'zeta-prod/api': ['unknown', true, ['1.0.0']],
    'zeta-prod/jobs': ['unknown', false, ['1.0.0']],
  });
});

it('counts what is nobody’s, and misses a release alone where its cluster told of others', () => {
  const foreign: Value = {
    kind: 'Application',
    metadata: { name: 'x', labels: { 'ringfleet.io/tenant': 'acme-prod' } },
  };
  const platform: Value = {
    kind: 'Kustomization',
    metadata: {
      name: 'ingress',
      labels: { 'app.kubernetes.io/managed-by': 'ringfleet', 'ringfleet.io/component': 'ingress' },
    },
  };
  const { objects, of } = laid(application('acme-prod', 'web', {}), platform, foreign, null, 'text', {
    metadata: 1,
  });
  expect(objects).toEqual({ ours: 1, platform: 1, others: 4 });
  expect(of).toEqual({
    'acme-prod/api': ['unknown', false, []],
    'acme-prod/jobs': ['unknown', false, []],
    'acme-prod/web': ['unknown', false, []],
  });
});
