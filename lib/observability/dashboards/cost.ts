import type { Prices } from '../../authored/operations/observability';
import type { DashboardSpec } from './dashboard';
import { sized, type PanelSpec } from './panel';
import { ofTenants, tenantVariables } from './tenants';

/** What namespaces have, in cores and in GiB. A pod that has ended has nothing. */
const running =
  '* on (namespace, pod) group_left () max by (namespace, pod) (kube_pod_status_phase{phase=~"Pending|Running"} == 1)';
const requests = (resource: string) =>
  `kube_pod_container_resource_requests{resource="${resource}"} ${running}`;
const CPU = `sum by (namespace) (${requests('cpu')})`;
const MEMORY = `sum by (namespace) (${requests('memory')}) / 2^30`;
const STORAGE = 'sum by (namespace) (kube_persistentvolumeclaim_resource_requests_storage_bytes) / 2^30';

const USED_CPU =
  'sum by (namespace) (rate(container_cpu_usage_seconds_total{container!="",container!="POD"}[$__rate_interval]))';
const USED_MEMORY =
  'sum by (namespace) (container_memory_working_set_bytes{container!="",container!="POD"}) / 2^30';

/** What is kept for customers and environments, how much of it is used, and what it costs where prices are known. */
export function costDashboard(prices: Prices | undefined): DashboardSpec {
  return {
    name: 'cost',
    title: 'Fleet: cost',
    variables: tenantVariables,
    panels: [
      ...(prices ? amounts(prices) : []),
      ...requested('CPU that is requested, in cores', CPU),
      ...requested('Memory that is requested, in GiB', MEMORY),
      ...requested('Volumes that are claimed, in GiB', STORAGE),
      used('CPU: used of what is requested', USED_CPU, CPU),
      used('Memory: used of what is requested', USED_MEMORY, MEMORY),
    ],
  };
}

function amounts({ unit, cpu, memory, storage }: Prices): PanelSpec[] {
  // A namespace without volumes costs no less for it.
  const nothing = `${CPU} * 0`;
  const hourly = `${CPU} * ${cpu} + ${MEMORY} * ${memory} + (${STORAGE} * ${storage} or ${nothing})`;
  const of = (label: string, title: string) =>
    sized({ kind: 'timeseries', title, unit, expr: ofTenants(hourly, [label]), legend: `{{${label}}}` });
  return [
    sized({
      kind: 'stat',
      title: 'Cost of a month, as of now',
      unit,
      expr: `sum(${ofTenants(hourly, ['environment'])}) * 730`,
      legend: 'Month',
    }),
    of('environment', 'Cost an hour by environment'),
    of('customer', 'Cost an hour by customer'),
  ];
}

function requested(title: string, byNamespace: string): PanelSpec[] {
  return ['environment', 'customer'].map((label) =>
    sized({
      kind: 'timeseries',
      title: `${title}, by ${label}`,
      expr: ofTenants(byNamespace, [label]),
      legend: `{{${label}}}`,
    }),
  );
}

function used(title: string, use: string, request: string): PanelSpec {
  const labels = ['environment'];
  return sized({
    kind: 'timeseries',
    title,
    unit: 'percentunit',
    expr: `${ofTenants(use, labels)} / ${ofTenants(request, labels)}`,
    legend: '{{environment}}',
  });
}
