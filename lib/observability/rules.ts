import type { IPrometheusRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule';
import type { KubernetesObject } from '../authored/component/object';
import type { ObservabilityPlan } from '../plan/operations/observability';
import type { Labels } from '../plan/labels';

/** A rule that records a series. */
export interface Recording {
  readonly record: string;
  readonly expr: string;
  readonly labels: Labels;
}

/** A rule that fires. */
export interface Alert {
  readonly alert: string;
  readonly expr: string;
  /** @default - at once */
  readonly for?: string;
  readonly labels: Labels;
  readonly annotations: Labels;
}

/** Rules that are evaluated one after another. */
export interface RuleGroup {
  readonly name: string;
  readonly rules: readonly (Recording | Alert)[];
}

/** The rules as an object for Prometheus' operator; groups without rules are left out. */
export function prometheusRule(
  { namespace, labels }: Pick<ObservabilityPlan, 'namespace' | 'labels'>,
  name: string,
  groups: readonly RuleGroup[],
): KubernetesObject {
  const filled = groups.filter(({ rules }) => rules.length > 0);
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name, namespace, labels },
    spec: {
      groups: filled.map((group) => ({ name: group.name, rules: group.rules.map((rule) => ({ ...rule })) })),
    } satisfies IPrometheusRule['spec'],
  };
}
