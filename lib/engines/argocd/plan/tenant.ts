import type { FollowedImagePlan } from '../../../content/images/plan';
import { ownRepositoryOf, type ReleasePlan, type TenantPlan } from '../../../plan/tenant';
import type { ApplicationPlan } from './application';
import type { ArgocdCluster } from './cluster';

export interface ArgocdTenant extends TenantPlan {
  readonly cluster: ArgocdCluster;
  readonly releases: readonly ArgocdRelease[];
  /** Of a cluster with a hub: the Application that brings the guard rails there, which that of the tenant holds. @default - none */
  readonly guardrailsThere?: string;
}

export interface ArgocdRelease extends ReleasePlan {
  /** The AppProject: the customer's, or the one that it had before. */
  readonly project: string;
  /** As stated of an Application that is taken over. @default - `onDelete` of the environment decides */
  readonly finalizers?: readonly string[];
  /** The settings of the cluster, the environment and the product, merged. */
  readonly application: ApplicationPlan;
  /** What its Application tells Image Updater. @default - nothing: no image is followed, or another object says it */
  readonly followed?: FollowedImagePlan;
}

/** Names of a tenant's Applications besides those of its releases. */
export function applicationsOf(tenant: ArgocdTenant): string[] {
  const { guardrails, guardrailsThere, secrets } = tenant;
  const there = guardrailsThere === undefined ? [] : [guardrailsThere];
  const own = ownRepositoryOf(tenant);
  return [guardrails, ...there, ...secrets.map(({ name }) => name), ...(own ? [own.name] : [])];
}
