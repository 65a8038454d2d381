import type { Value } from '../../../lib/authored/plain/map';
import type { PublishedAnswer } from '../../../lib/report';
import { customer, fleet, product, specs } from '../../support/specs';

/** Two customers, of whom one waits until a version has soaked. */
export const soaking = specs({
  fleet: fleet({
    rings: {
      internal: { environment: 'dev', soak: '3d' },
      early: { environment: 'prod', after: ['internal'] },
      late: { environment: 'prod', after: ['early'] },
    },
  }),
  products: [
    product(
      'web',
      {},
      {
        internal: { version: '2.0.0', since: '2026-12-01', ran: ['1.0.0'] },
        early: { version: '1.0.0', since: '2026-11-01' },
        late: { version: '1.0.0', since: '2026-11-01' },
      },
    ),
  ],
  customers: [
    customer('acme', { tenants: { prod: { cluster: 'argo-prod', ring: 'late' } } }),
    customer('zeta', { tenants: { prod: { cluster: 'argo-prod', ring: 'early' } } }),
  ],
});

const commit = {
  at: '2026-11-30T10:00:00Z',
  commit: 'c0ffee0123456789',
  repository: 'fleet-state',
  by: 'Ann',
  reason: 'CHG-1',
};
const touches = { customers: ['acme'], tenants: ['acme-prod'], rings: [], clusters: [], environments: [] };

/** A change that destroys something. */
export const published: PublishedAnswer = {
  since: '2026-09-02',
  commits: [{ ...commit, changes: 1 }],
  entries: [
    {
      ...commit,
      customer: 'acme',
      tenant: 'acme-prod',
      product: 'web',
      ring: 'late',
      cluster: 'argo-prod',
      what: 'version',
      from: '0.9.0',
      to: '1.0.0',
    },
  ],
  left: 0,
  last: [
    {
      ...commit,
      changes: 1,
      diff: {
        against: 'c0ffee012345^',
        touches,
        classes: {
          DELETE: 1,
          REPLACE: 0,
          BLOCKED: 0,
          LOOSENS: 0,
          SUSPENDS: 0,
          'restarts workloads': 0,
          safe: 0,
          'no-op': 0,
        },
        entries: [
          {
            class: 'DELETE',
            isProduction: true,
            what: 'object',
            change: 'removed',
            title: 'Namespace acme-prod',
            why: 'whatever is in it goes with it',
            details: ['- Namespace'],
            layers: [],
            subjects: ['acme-prod'],
            exceptions: [],
            touches,
          },
        ],
        files: { added: 0, changed: 1, removed: 1 },
        isRefused: true,
      },
    },
  ],
};

/** One release that is not as git says; its cluster knows nothing of the other one. */
export const live: readonly Value[] = [
  {
    kind: 'Application',
    metadata: {
      name: 'acme-prod-web',
      labels: {
        'app.kubernetes.io/managed-by': 'ringfleet',
        'ringfleet.io/tenant': 'acme-prod',
        'ringfleet.io/product': 'web',
      },
    },
    status: {
      sync: { status: 'Synced' },
      health: { status: 'Degraded' },
      history: [{ source: { path: 'charts/web', targetRevision: 'web-0.9.0' }, revision: 'f00' }],
    },
  },
];
