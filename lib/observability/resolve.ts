import type { ObservabilitySpec } from '../authored/operations/observability';
import type { ObservabilityPlan } from '../plan/operations/observability';
import { sortedByName } from '../facts/order';
import { range } from './promql';

/** How a cluster is watched that has the component. */
export function resolveObservability(
  component: string,
  spec: ObservabilitySpec,
  namespace: string,
): ObservabilityPlan {
  const { outOfSync = '5m', degraded = '5m', limits = '15m' } = spec.after ?? {};
  const receivers = Object.entries(spec.receivers ?? {}).map(([name, fields]) => ({ name, fields }));
  return {
    component,
    namespace,
    labels: spec.labels ?? {},
    after: { outOfSync: range(outOfSync), degraded: range(degraded), limits: range(limits) },
    severities: spec.severities ?? {},
    dashboardLabels: spec.dashboardLabels ?? { grafana_dashboard: '1' },
    ...(spec.prices && { prices: spec.prices }),
    receivers: sortedByName(receivers),
    routes: spec.routes ?? [],
  };
}
