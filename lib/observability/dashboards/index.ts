import type { KubernetesObject } from '../../authored/component';
import type { ObservabilityPlan } from '../../plan/observability';
import type { Signals } from '../signals';
import { application } from './application';
import { cost } from './cost';
import { dashboardConfigMap } from './dashboard';
import { deployment } from './deployment';

/** The dashboards of a cluster: what is delivered, where its own operator tells it; what runs; and what that costs. */
export function dashboards(plan: ObservabilityPlan, signals: Signals | undefined): KubernetesObject[] {
  const all = [...(signals ? [deployment(signals)] : []), application, cost(plan.prices)];
  return all.map((spec) => dashboardConfigMap(plan, spec));
}
