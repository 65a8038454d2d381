import type { ComponentSpec } from '../../lib/authored/component';
import type { ClusterSpec } from '../../lib/authored/cluster';
import type { FleetSpec } from '../../lib/authored/fleet';
import type { ObservabilitySpec } from '../../lib/authored/operations/observability';
import type { ProductSpec } from '../../lib/authored/product';
import type { RecoverySpec } from '../../lib/authored/operations/recovery';
import type { Specs } from '../../lib/authored/specs';
import { anyCluster, customer, fleet, product, specs } from './specs';

const versions = { dev: '1.0.0', prod: '1.0.0' };
const chart = (namespace: string, name: string): ComponentSpec => ({
  namespace,
  chart: { repository: 'charts', name },
  versions,
});

export const observability: ObservabilitySpec = {
  monitoring: 'prometheus',
  labels: { release: 'prometheus' },
  severities: { prod: 'critical' },
  prices: { unit: 'currencyEUR', cpu: 0.03, memory: 0.004, storage: 0.0001 },
  receivers: {
    chat: {
      slackConfigs: [
        { channel: '#{customer}-{environment}', apiURL: { name: 'slack', key: 'url' }, sendResolved: true },
      ],
    },
    'on-call': { pagerdutyConfigs: [{ routingKey: { name: 'pagerduty', key: 'routing-key' } }] },
  },
  routes: [
    { receiver: 'chat' },
    { receiver: 'on-call', of: { environments: ['prod'] }, severities: ['critical'] },
  ],
};

export const recovery: RecoverySpec = {
  velero: 'velero',
  environments: {
    prod: {
      schedule: '0 3 * * *',
      keep: '720h',
      tiers: { premium: { schedule: '0 */6 * * *', keep: '2160h' } },
    },
  },
  databases: {
    plugin: 'barman-cloud',
    destinationPath: 's3://backups/',
    configuration: { s3Credentials: { inheritFromIAMRole: true }, wal: { compression: 'gzip' } },
  },
};

/** What products promise, and where their data is. */
export const promises: Partial<ProductSpec> = {
  databases: ['{release}-db'],
  slos: {
    availability: {
      objective: 99.9,
      bad: 'sum(rate(http_requests_total{namespace="$namespace",code=~"5.."}[$window]))',
      total: 'sum(rate(http_requests_total{namespace="$namespace"}[$window]))',
    },
  },
};

/** The small fleet, watched and backed up on every cluster, with a tenant on each of them and one of a managed cluster. */
export function operated(changes: Partial<Record<'observability' | 'recovery', object>> = {}): Specs {
  const base = fleet();
  const components: FleetSpec['components'] = {
    ...base.components,
    prometheus: chart('monitoring', 'kube-prometheus-stack'),
    velero: chart('velero', 'velero'),
    'barman-cloud': chart('cnpg-system', 'plugin-barman-cloud'),
    watching: { observability: { ...observability, ...changes.observability } },
    backups: { recovery: { ...recovery, ...changes.recovery } },
  };
  const hub = { ...anyCluster, engine: 'argocd', environment: 'prod', impersonation: false } as const;
  const { impersonation: _, ...rest } = hub;
  const managed = {
    ...rest,
    managedBy: 'argo-prod',
    connection: {
      server: 'https://10.1.0.1:6443',
      credentials: {
        store: { name: 'platform' },
        keys: { config: { key: 'clusters/managed', property: 'config' } },
      },
    },
  } as ClusterSpec;
  return specs({
    fleet: {
      ...base,
      tiers: { ...base.tiers, premium: base.tiers.standard! },
      components,
      clusters: { ...base.clusters, managed },
    },
    products: [product('web', { ...promises, dependsOn: ['api'] }), product('api')],
    customers: [
      customer('acme', {
        tier: 'premium',
        products: { web: {}, api: {} },
        tenants: {
          dev: { cluster: 'argo-dev', ring: 'internal' },
          prod: { cluster: 'argo-prod', ring: 'late' },
        },
      }),
      customer('bolt', {
        products: { web: {}, api: {} },
        tenants: { prod: { cluster: 'flux-prod', ring: 'early' } },
      }),
      customer('crane', {
        products: { web: {}, api: {} },
        tenants: { prod: { cluster: 'arc-prod', ring: 'early' } },
      }),
      customer('delta', {
        products: { web: {}, api: {} },
        tenants: { prod: { cluster: 'managed', ring: 'late' } },
      }),
    ],
  });
}
