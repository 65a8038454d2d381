import type { RingsFile } from '../authored/specs';
import type { ReleasePlan, TenantPlan } from '../plan/tenant';
import { masked } from './masked';
import { reasonsOf, type Reason } from './reasons';
import { explainedValues, type ExplainedValue } from './values';

/** Why a release is what it is. */
export interface Explanation {
  readonly tenant: string;
  readonly product: string;
  /** What is not a value: versions, the cluster, the quota, the order. */
  readonly reasons: readonly Reason[];
  /** In the order of paths. */
  readonly values: readonly ExplainedValue[];
}

/** @param rings every file of ring versions, by which lines are known */
export function explained(
  tenant: TenantPlan,
  release: ReleasePlan,
  rings: readonly RingsFile[],
): Explanation {
  return {
    tenant: tenant.name,
    product: release.product.name,
    reasons: reasonsOf(tenant, release, rings),
    values: explainedValues(release, rings, masked),
  };
}
