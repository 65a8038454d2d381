import type { CheckoutPlan } from '../engines/argocd/plan/checkouts';
import type { ApplicationSetPlan } from '../engines/argocd/plan/sets/set';
import type { ClusterPlan } from './cluster';
import type { LandscapePlan } from './landscape';
import type { AxisPlan, ProductPlan, RingPlan } from './product';
import type { EnvironmentPlan } from './environment';
import type { StatePlan } from './source';
import type { CustomerPlan, TenantPlan } from './tenant';

/** Everything that will be synthesized, resolved: constructs look nothing up and apply no defaults. */
export interface Plan {
  readonly state: StatePlan;
  /** Every state repository: that one, and the others by name. */
  readonly states: readonly StatePlan[];
  /** Those that hold values, in the same order. */
  readonly valueStates: readonly StatePlan[];
  /** In the order of promotion. */
  readonly environments: readonly EnvironmentPlan[];
  /** In the order of the rollout. */
  readonly rings: readonly RingPlan[];
  /** In the order of the fleet: one for each value of each axis. */
  readonly axes: readonly AxisPlan[];
  /** By name. */
  readonly products: readonly ProductPlan[];
  /** In the order of the fleet. */
  readonly groups: readonly { readonly name: string; readonly title: string }[];
  /** The platform team's own, whether a cluster runs them or not; by file. */
  readonly applicationSets: readonly ApplicationSetPlan[];
  /** Repositories, beside the state repositories, that ApplicationSets are expanded over. */
  readonly checkouts: readonly CheckoutPlan[];
  /** By name. */
  readonly clusters: readonly ClusterPlan[];
  /** By name. */
  readonly customers: readonly CustomerPlan[];
  /** @default - the fleet does not describe it */
  readonly landscape?: LandscapePlan;
}

const known = new WeakMap<Plan, readonly TenantPlan[]>();

export function tenantsOf(plan: Plan): readonly TenantPlan[] {
  const before = known.get(plan);
  if (before) return before;
  const tenants = plan.customers.flatMap((customer) => customer.tenants);
  known.set(plan, tenants);
  return tenants;
}
