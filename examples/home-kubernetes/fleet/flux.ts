import type { Component, Names } from './groups';

/** What watches Flux, what it tells, and who wakes it. */
export const flux = {
  'flux-monitoring': {
    // Depends on nothing: until the CRDs are there, Flux tries again.
    namespace: 'flux-system',
    manifests: [
      {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'PodMonitor',
        metadata: { name: 'flux' },
        spec: {
          selector: { matchLabels: { 'app.kubernetes.io/part-of': 'flux' } },
          podMetricsEndpoints: [{ port: 'http-prom' }],
        },
      },
      {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'PrometheusRule',
        metadata: { name: 'flux' },
        spec: {
          groups: [
            {
              name: '${APP}',
              rules: [
                {
                  alert: 'FluxAbsent',
                  expr: 'absent(gotk_reconcile_duration_seconds_count{namespace="${NAMESPACE}"})',
                  for: '5m',
                  labels: { severity: 'critical' },
                  annotations: { summary: 'Nothing is heard of Flux: changes do not reach the cluster.' },
                },
              ],
            },
          ],
        },
      },
    ],
  },
  'flux-notifications': {
    dependsOn: ['external-secrets-secret-store'],
    notifications: {
      providers: {
        alertmanager: {
          type: 'alertmanager',
          address: 'http://alertmanager-operated.observability.svc:9093/api/v2/alerts/',
        },
        // Its Secret has the address: who knows it can write there.
        discord: { type: 'discord', secretRef: 'flux-notifications' },
      },
      alerts: {
        alertmanager: {
          provider: 'alertmanager',
          of: 'platform',
          severity: 'error',
          exclusionList: ['dial.*i/o timeout', 'no such host'],
        },
        discord: { provider: 'discord', of: 'platform', severity: 'info' },
      },
    },
  },
  'flux-webhooks': {
    dependsOn: ['external-secrets-secret-store'],
    notifications: {
      providers: {},
      alerts: {},
      receivers: { github: { type: 'github', secretRef: 'flux-webhooks', events: ['ping', 'push'] } },
    },
  },
} as const satisfies Record<Names['flux'], Component>;
