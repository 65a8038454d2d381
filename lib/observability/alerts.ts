import type { Severity } from '../authored/operations/observability';
import type { Labels } from '../plan/labels';
import type { ObservabilityPlan } from '../plan/operations/observability';
import { oneOf, selector } from './promql';
import type { Alert } from './rules';
import type { Signals } from './signals';

/** Whose alerts they are. */
export interface Watched {
  /** What messages call it. */
  readonly title: string;
  /** Labels of its alerts, by which they are routed. */
  readonly labels: Labels;
  readonly severity: Severity;
  /** The same of what is out of sync. */
  readonly outOfSyncSeverity: Severity;
  /** The command that prints what to do. */
  readonly runbook: string;
}

/** The alerts of what delivers, by the operator's own metrics. */
export function deliveryAlerts(
  watched: Watched,
  signals: Signals,
  matchers: string,
  namespaces: readonly string[],
  { after }: ObservabilityPlan,
): Alert[] {
  const { object } = signals;
  return [
    alert(watched, 'DeploymentFailed', {
      expr: signals.failed(matchers),
      summary: `Deployment of ${object} failed`,
    }),
    alert(watched, 'OutOfSync', {
      expr: signals.outOfSync(matchers),
      for: after.outOfSync,
      severity: watched.outOfSyncSeverity,
      summary: `${object} has not been what git says for ${after.outOfSync}`,
    }),
    alert(watched, 'HealthDegraded', {
      expr: signals.degraded(matchers, namespaces),
      for: after.degraded,
      summary: `${watched.title} has been degraded for ${after.degraded}: {{ or $labels.name $labels.deployment $labels.statefulset $labels.daemonset }}`,
    }),
  ];
}

/**
 * The alerts of resource limits: a container that was killed for its memory, one that is held back at its limit of cpu, and
 * a quota of which nothing is left.
 */
export function limitAlerts(
  watched: Watched,
  namespaces: readonly string[],
  { after }: ObservabilityPlan,
): Alert[] {
  const inside = oneOf('namespace', namespaces);
  const by = 'sum by (namespace, pod, container)';
  const periods = (metric: string) => `${by} (increase(${selector(metric, inside, 'container!=""')}[5m]))`;
  // Not `resource`: what a quota is of has that label, and two series may not become one.
  const exceeded = (limit: string, given: Omit<Given, 'labels'>) =>
    alert(watched, 'ResourceLimitsExceeded', { ...given, labels: { limit } });
  return [
    exceeded('memory', {
      expr:
        `increase(${selector('kube_pod_container_status_restarts_total', inside)}[10m]) > 0 and on (namespace, pod, container) ` +
        `${selector('kube_pod_container_status_last_terminated_reason', inside, 'reason="OOMKilled"')} == 1`,
      summary: '{{ $labels.container }} of {{ $labels.pod }} was killed at its memory limit',
    }),
    exceeded('cpu', {
      expr: `${periods('container_cpu_cfs_throttled_periods_total')} / ${periods('container_cpu_cfs_periods_total')} > 0.25`,
      for: after.limits,
      summary:
        '{{ $labels.container }} of {{ $labels.pod }} is held back at its cpu limit a quarter of the time',
    }),
    exceeded('quota', {
      expr: `${selector('kube_resourcequota', inside, 'type="used"')} / ignoring (type) ${selector('kube_resourcequota', inside, 'type="hard"')} >= 1`,
      for: after.limits,
      summary: 'Nothing is left of {{ $labels.resource }} in {{ $labels.namespace }}',
    }),
  ];
}

interface Given {
  readonly expr: string;
  readonly summary: string;
  /** @default - at once */
  readonly for?: string;
  /** @default - that of what is watched */
  readonly severity?: Severity;
  /** Beside those of what is watched. @default - none */
  readonly labels?: Labels;
}

export function alert(watched: Watched, name: string, given: Given): Alert {
  const { severity = watched.severity } = given;
  return {
    alert: name,
    expr: given.expr,
    ...(given.for !== undefined && { for: given.for }),
    labels: { ...watched.labels, ...given.labels, severity },
    annotations: { summary: given.summary, runbook: watched.runbook },
  };
}
