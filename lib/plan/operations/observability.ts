import type { AlertRoute, Prices, Severity } from '../../authored/operations/observability';
import type { Values } from '../../authored/values';
import type { Labels } from '../labels';

/** How a cluster is watched, with every default resolved. */
export interface ObservabilityPlan {
  /** Name of the component; its folder has the rules of tenants, too. */
  readonly component: string;
  /** Where Prometheus' operator and Grafana look for rules and dashboards. */
  readonly namespace: string;
  /** Labels of rules and of what Alertmanager is told. */
  readonly labels: Labels;
  /** For how long something is wrong before an alert says so, as Prometheus writes it. */
  readonly after: Readonly<Record<'outOfSync' | 'degraded' | 'limits', string>>;
  /** By environment. @default - what is said of one that is not here is a warning */
  readonly severities: Readonly<Record<string, Severity | undefined>>;
  readonly dashboardLabels: Labels;
  /** @default - the cost dashboard shows resources alone */
  readonly prices?: Prices;
  /** By name. */
  readonly receivers: readonly { readonly name: string; readonly fields: Values }[];
  readonly routes: readonly AlertRoute[];
}
