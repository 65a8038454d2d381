import type { DashboardSpec } from './dashboard';
import { sized } from './panel';
import { ofTenants, tenantVariables } from './tenants';

const LABELS = ['tenant'] as const;
const LEGEND = '{{tenant}}';
const CONTAINER = 'container!="",container!="POD"';

/** Whether what runs is healthy, how much it uses, and how often it breaks; with the error ratios of objectives. */
export const applicationDashboard: DashboardSpec = {
  name: 'application',
  title: 'Fleet: application',
  variables: tenantVariables,
  panels: [
    sized({
      kind: 'stat',
      title: 'Pods that are ready',
      expr: `sum(${ofTenants('sum by (namespace) (kube_pod_status_ready{condition="true"})', LABELS)})`,
      legend: 'Ready',
    }),
    sized({
      kind: 'stat',
      title: 'Pods that are not',
      expr: `sum(${ofTenants('sum by (namespace) (kube_pod_status_phase{phase=~"Pending|Failed|Unknown"})', LABELS)}) or vector(0)`,
      legend: 'Not ready',
    }),
    sized({
      kind: 'stat',
      title: 'Replicas that are missing',
      expr: `sum(${ofTenants('sum by (namespace) (kube_deployment_status_replicas_unavailable)', LABELS)}) or vector(0)`,
      legend: 'Missing',
    }),
    sized({
      kind: 'timeseries',
      title: 'CPU in cores',
      expr: ofTenants(
        `sum by (namespace) (rate(container_cpu_usage_seconds_total{${CONTAINER}}[$__rate_interval]))`,
        LABELS,
      ),
      legend: LEGEND,
    }),
    sized({
      kind: 'timeseries',
      title: 'Memory',
      unit: 'bytes',
      expr: ofTenants(`sum by (namespace) (container_memory_working_set_bytes{${CONTAINER}})`, LABELS),
      legend: LEGEND,
    }),
    sized({
      kind: 'timeseries',
      title: 'Restarts',
      expr: ofTenants(
        'sum by (namespace) (increase(kube_pod_container_status_restarts_total[$__rate_interval]))',
        LABELS,
      ),
      legend: LEGEND,
    }),
    sized({
      kind: 'timeseries',
      title: 'Network, in and out',
      unit: 'Bps',
      expr: ofTenants(
        'sum by (namespace) (rate(container_network_receive_bytes_total[$__rate_interval]) + rate(container_network_transmit_bytes_total[$__rate_interval]))',
        LABELS,
      ),
      legend: LEGEND,
    }),
    sized({
      kind: 'timeseries',
      title: 'Errors of service level objectives',
      unit: 'percentunit',
      expr: 'slo:error_ratio:rate1h{environment=~"$environment",customer=~"$customer"}',
      legend: '{{tenant}} {{product}} {{slo}}',
    }),
    sized({
      kind: 'timeseries',
      title: 'Use of quotas',
      unit: 'percentunit',
      expr: 'kube_resourcequota{type="used"} / ignoring (type) kube_resourcequota{type="hard"} and on (namespace) ringfleet:namespace:info{environment=~"$environment",customer=~"$customer"}',
      legend: '{{namespace}} {{resource}}',
    }),
  ],
};
