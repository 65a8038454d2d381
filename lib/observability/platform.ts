import type { KubernetesObject } from '../authored/component/object';
import type { EnvironmentPlan } from '../plan/environment';
import type { ObservabilityPlan } from '../plan/operations/observability';
import { alert, deliveryAlerts, limitAlerts, type Watched } from './alerts';
import { dashboards } from './dashboards';
import { prometheusRule } from './rules';
import { routing } from './routing';
import { severitiesIn } from './severities';
import type { Signals } from './signals';

/** What a cluster has for itself, whoever its tenants are. */
export interface WatchedCluster {
  readonly name: string;
  readonly environment: EnvironmentPlan;
  /** Namespaces of its components. */
  readonly components: readonly string[];
  /** AppProjects of components that are taken over. */
  readonly projects: readonly string[];
  /** Namespace of the operator's own objects. */
  readonly control: string;
  /** What its own operator tells. @default - the operator is on another cluster, and told of there */
  readonly signals?: Signals;
}

/** How long the operator's metrics may be away before somebody is told. */
const AWAY = '15m';

/** Alerts of components, roots and guard rails, whom Alertmanager tells of them, and the dashboards. */
export function platformObjects(plan: ObservabilityPlan, cluster: WatchedCluster): KubernetesObject[] {
  const { name, environment, signals, control } = cluster;
  const about = { team: 'platform', cluster: name };
  const watched: Watched = {
    title: `The platform of ${name}`,
    labels: { ...about, environment: environment.name },
    ...severitiesIn(plan, environment, false),
    runbook: `npm run -s fleet -- runbook cluster --cluster ${name}`,
  };
  const namespaces = [...new Set([...cluster.components, control])].sort();
  const delivery = signals
    ? [
        ...deliveryAlerts(watched, signals, signals.platform(namespaces, cluster.projects), namespaces, plan),
        alert(watched, 'DeliveryMetricsAbsent', {
          expr: `absent(${signals.always})`,
          for: AWAY,
          summary: `Nobody sees what is delivered to ${name}: ${signals.always} has been away for ${AWAY}`,
        }),
      ]
    : [];
  return [
    prometheusRule(plan, 'platform', [
      { name: 'platform-delivery', rules: delivery },
      { name: 'platform-limits', rules: limitAlerts(watched, namespaces, plan) },
    ]),
    ...routing(plan, 'platform', about, { environment: environment.name }),
    ...dashboards(plan, signals),
  ];
}
