import type { ClusterPlan } from '../../../plan/cluster';
import type { ReleasePlan, TenantPlan } from '../../../plan/tenant';
import type { ReconciledByFlux } from './cluster';
import type { HelmReleasePlan, KustomizationPlan, SchedulePlan } from './settings';

/** Where the HelmRelease of a release is: where all are, or where it was before. */
export function releasedIn({ control }: FluxRun, { adopted }: Pick<ReleasePlan, 'adopted'>): string {
  return adopted?.objectNamespace ?? control.releases;
}

/** Any cluster that Flux reconciles. */
export type FluxRun = Extract<ClusterPlan, ReconciledByFlux>;

export interface FluxTenant<C extends FluxRun = FluxRun> extends TenantPlan {
  readonly cluster: C;
  readonly releases: readonly FluxRelease[];
  /** How Flux applies what is the tenant's. */
  readonly kustomization: SchedulePlan;
  /** Shard of the cluster's controllers that looks after it. @default - the cluster has none */
  readonly shard?: string;
}

export interface FluxRelease extends ReleasePlan {
  readonly storageNamespace: string;
  /** The cluster's settings and the product's over ringfleet's own, merged. */
  readonly helmRelease: HelmReleasePlan;
  /** Those of a release that is no chart. */
  readonly kustomization: KustomizationPlan;
}
