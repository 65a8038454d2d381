import type { ClusterPlan } from '../plan/cluster';
import type { ComponentPlan } from '../plan/component';
import type { TenantPlan } from '../plan/tenant';

/** Something to do, with the commands that do it. */
export interface Step {
  readonly title: string;
  /** What to know about it. @default - the commands say all */
  readonly text?: string;
  /** As a shell takes them, from the folder of a checkout of the state repository. @default - none */
  readonly commands?: readonly string[];
}

/** The commands by which people work with an operator, for whoever recovers something. */
export interface Operations<C extends ClusterPlan = ClusterPlan, T extends TenantPlan = TenantPlan> {
  /** Programs that the commands need, beside kubectl. */
  readonly tools: readonly string[];
  /** Shows what delivers a tenant, and how that is. */
  show(tenant: T): readonly string[];
  /** Shows whether its workloads stay when it goes: whether the cluster has what its `onDelete` comes to. */
  keeps(tenant: T): readonly string[];
  /** Deletes what stays of a tenant that is gone, and all that is in its namespaces. */
  deleteRest(tenant: T): readonly string[];
  /** Keeps the operator from changing anything of the tenant. */
  pause(tenant: T): readonly string[];
  /** Lets it go on. */
  resume(tenant: T): readonly string[];
  /** Delivers now what git says: guard rails, then releases in their order. */
  deliver(tenant: T): readonly string[];
  /** Puts a release back without git, for the minutes until git says the same. @default - the operator would undo it at once */
  putBack?(tenant: T): readonly string[];
  /** From an empty cluster to one with the operator and what brings the components, and no tenant. */
  bringUp(cluster: C, tenants: readonly T[]): readonly Step[];
  /** Waits until a component is healthy. */
  awaitComponent(cluster: C, component: ComponentPlan): string;
  /** Lets the tenants come that bringing up has kept away. */
  admitTenants(cluster: C, tenants: readonly T[]): readonly string[];
}

/** Releases of a tenant in the order in which they come: those that others depend on first. */
export function inOrder<T extends TenantPlan>({ releases }: T): T['releases'] {
  return [...releases].sort((a, b) => a.depth - b.depth || (a.name < b.name ? -1 : 1));
}

/** kubectl, on the cluster. */
export function kubectl({ name }: Pick<ClusterPlan, 'name'>, command: string): string {
  return `kubectl --context ${name} ${command}`;
}
