import { oneOf, selector } from '../../../observability/promql';
import type { Signals } from '../../../observability/signals';

/** What kube-state-metrics says of each object of Flux. */
const INFO = 'gotk_resource_info';
const APPLIED = 'customresource_kind=~"HelmRelease|Kustomization"';
const SOURCES = 'customresource_kind=~"Bucket|GitRepository|HelmRepository|OCIRepository"';
const RECONCILED = 'gotk_reconcile_duration_seconds';

/**
 * The metric has to be set up in kube-state-metrics. Source: Flux, "Flux Prometheus metrics", "Resource metrics";
 * fluxcd/flux2-monitoring-example, kube-state-metrics-config.yaml.
 */
export const signals: Signals = {
  always: INFO,
  object: '{{ $labels.customresource_kind }} {{ $labels.name }}',
  platform: (namespaces) => oneOf('exported_namespace', namespaces),
  named: (names, namespaces) => `${oneOf('exported_namespace', namespaces)},${oneOf('name', names)}`,
  failed: (matchers) => `${selector(INFO, matchers, APPLIED, 'ready="False"', 'suspended!="true"')} == 1`,
  // A Kustomization says which revision it has applied, and its source which one there is.
  outOfSync: (matchers) =>
    [
      selector(INFO, matchers, APPLIED, 'ready="Unknown"'),
      selector(INFO, matchers, APPLIED, 'suspended="true"'),
      `(${selector(INFO, matchers, 'customresource_kind="Kustomization"')} unless on (revision) ${selector(INFO, SOURCES)})`,
    ].join(' or '),
  // Flux looks at health when it applies, and not after that: what runs is asked itself.
  degraded(_, namespaces) {
    const inside = oneOf('namespace', namespaces);
    return [
      `${selector('kube_deployment_status_condition', inside, 'condition="Available"', 'status="false"')} == 1`,
      `${selector('kube_statefulset_status_replicas_ready', inside)} < ${selector('kube_statefulset_replicas', inside)}`,
      `${selector('kube_daemonset_status_number_unavailable', inside)} > 0`,
    ].join(' or ');
  },
  panels: [
    {
      kind: 'stat',
      title: 'Kustomizations and HelmReleases',
      expr: `count(${selector(INFO, APPLIED)})`,
      legend: 'Objects',
    },
    {
      kind: 'stat',
      title: 'Failing',
      expr: `count(${selector(INFO, APPLIED, 'ready="False"')}) or vector(0)`,
      legend: 'Failing',
    },
    {
      kind: 'stat',
      title: 'Suspended',
      expr: `count(${selector(INFO, 'suspended="true"')}) or vector(0)`,
      legend: 'Suspended',
    },
    {
      kind: 'timeseries',
      title: 'Reconciliations by result',
      expr: 'sum by (controller, result) (increase(controller_runtime_reconcile_total{controller=~"helmrelease|kustomization"}[$__rate_interval]))',
      legend: '{{controller}} {{result}}',
    },
    {
      kind: 'timeseries',
      title: 'How long reconciling takes',
      expr: `sum by (kind) (rate(${RECONCILED}_sum[$__rate_interval])) / sum by (kind) (rate(${RECONCILED}_count[$__rate_interval]))`,
      legend: '{{kind}}',
    },
    {
      kind: 'table',
      title: 'What is not ready',
      expr: selector(INFO, 'ready!="True"', APPLIED),
      legend: '{{name}}',
    },
  ],
};
