import { tenantsOf, type Plan } from '../plan/fleet';
import type { ClusterPlan } from '../plan/cluster';
import type { TenantPlan } from '../plan/tenant';
import type { Graph } from './graph';

/** The part of a plan that a graph shows. */
export interface Scope {
  readonly plan: Plan;
  readonly clusters: readonly ClusterPlan[];
  /** Tenants of these clusters. */
  readonly tenants: readonly TenantPlan[];
}

/** Makes one kind of graph of a plan. */
export type View = (scope: Scope) => Graph;

/** The whole plan, or what concerns one cluster of it. */
export function scopeOf(plan: Plan, cluster?: string): Scope {
  const isMeant = ({ name }: ClusterPlan) => cluster === undefined || name === cluster;
  return {
    plan,
    clusters: plan.clusters.filter(isMeant),
    tenants: tenantsOf(plan).filter((tenant) => isMeant(tenant.cluster)),
  };
}
