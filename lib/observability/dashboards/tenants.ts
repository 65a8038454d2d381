import { NAMESPACE_INFO } from '../namespace-info';
import type { DashboardVariable } from './dashboard';

/** The choice of customer and environment. */
export const tenantVariables: readonly DashboardVariable[] = [
  { name: 'environment', label: 'Environment', query: `label_values(${NAMESPACE_INFO}, environment)` },
  {
    name: 'customer',
    label: 'Customer',
    query: `label_values(${NAMESPACE_INFO}{environment=~"$environment"}, customer)`,
  },
];

/**
 * An amount by namespace as one by tenant: the labels of the namespaces that are chosen come from what is recorded of
 * them. Two Prometheus servers may record the same, so each is counted once.
 */
export function ofTenants(byNamespace: string, labels: readonly string[]): string {
  const chosen = `${NAMESPACE_INFO}{environment=~"$environment",customer=~"$customer"}`;
  const joined = `(${byNamespace}) * on (namespace) group_left (${labels.join(', ')}) max by (namespace, ${labels.join(', ')}) (${chosen})`;
  return `sum by (${labels.join(', ')}) (${joined})`;
}
