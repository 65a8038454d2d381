import type { KubernetesObject } from '../../authored/component/object';
import type { ObservabilityPlan } from '../../plan/operations/observability';
import type { Signals } from '../signals';
import { applicationDashboard } from './application';
import { costDashboard } from './cost';
import { dashboardConfigMap } from './dashboard';
import { deploymentDashboard } from './deployment';

/** The dashboards of a cluster: what is delivered, where its own operator tells it; what runs; and what that costs. */
export function dashboards(plan: ObservabilityPlan, signals: Signals | undefined): KubernetesObject[] {
  const all = [
    ...(signals ? [deploymentDashboard(signals)] : []),
    applicationDashboard,
    costDashboard(plan.prices),
  ];
  return all.map((spec) => dashboardConfigMap(plan, spec));
}
