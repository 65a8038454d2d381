import type { Construct } from 'constructs';
import type { Leaf } from '../../files';
import type { ClusterPlan } from '../../plan/cluster';
import type { CustomerPlan, TenantPlan } from '../../plan/tenant';
import type { Labels } from '../../plan/labels';

/** How a cluster comes to run what the plan says. Every method but `fleet` writes files below the cluster's folder. */
export interface DeliveryEngine<C extends ClusterPlan = ClusterPlan, T extends TenantPlan = TenantPlan> {
  /** Annotations by which the engine never prunes an object. */
  readonly keep: Labels;
  /**
   * Whether the objects of a release hold its merged values. Where they name value files instead, no file of a tenant
   * changes with a value of its product or ring: the customer's folder then has a file that shows what it comes to.
   */
  readonly showsValues: boolean;
  /** Annotations of a tenant's objects, by what its environment does on deletion. */
  annotations(tenant: T): Labels;
  /**
   * Adds files that are needed once for all clusters of the engine, beside them, in a folder of the engine's own.
   *
   * @default - nothing
   */
  fleet?(root: Construct, clusters: readonly C[]): void;
  /** Adds what the operator needs before its first tenant: its roots, and the components. */
  prepare(scope: Construct, cluster: C): void;
  /** Folder below the cluster's of what a fleet adds to it: what applies that reaches the cluster itself, and any kind. */
  extensions(cluster: C): string;
  /** Adds what it needs once per customer, however many tenants the customer has here. */
  admit(scope: Construct, cluster: C, customer: CustomerPlan): readonly Leaf[];
  /** Adds the objects that apply a customer's Terraform: none where a rule refuses that it does. */
  terraform(scope: Construct, cluster: C, customer: CustomerPlan): readonly Leaf[];
  /** Adds the objects that reconcile one tenant: guard rails first, then the releases. */
  deliver(scope: Construct, tenant: T): readonly Leaf[];
}
