import type { ClusterCommon, ClusterPlan } from '../../../plan/cluster';
import type { ComponentPlan } from '../../../plan/component';
import type { SourcePlan } from '../../../plan/source';
import type { ReleasePlan, TenantPlan } from '../../../plan/tenant';
import type { ClusterSpec, FluxClusterSpec } from '../../../authored/cluster';
import type { FluxPatch } from '../authored/settings';
import type { FluxPlan, HelmReleasePlan, SchedulePlan } from './settings';

/** A cluster that Flux reconciles, whoever configures it. */
export interface ReconciledByFlux<S extends ClusterSpec = ClusterSpec> extends ClusterCommon<
  S,
  FluxComponent
> {
  /** Whether the Kustomizations of releases are once more where an earlier ringfleet had them, and do nothing. */
  readonly handsOver: boolean;
  /** Whether Flux follows references to other namespaces. */
  readonly crossesNamespaces: boolean;
  /** Shards of its controllers that tenants are spread over; empty where there is one set of controllers. */
  readonly shards: readonly string[];
  /** Name of the source of the cluster's state, in the platform's namespace. */
  readonly sourceName: string;
  /** Flux's own manifests, where Flux keeps itself at a version. @default - whoever installed it does */
  readonly install?: {
    readonly name: string;
    readonly repository: string;
    readonly source: SourcePlan;
    readonly patches: readonly FluxPatch[];
  };
}

/** A cluster that Flux runs, and that it is configured on. */
export interface FluxCluster extends ReconciledByFlux<FluxClusterSpec<string, string>> {
  readonly engine: 'flux';
  /** Whether Flux decrypts Secrets of its tenants. */
  readonly decrypts: boolean;
}

export interface FluxComponent extends ComponentPlan {
  /** The cluster's settings and the component's over ringfleet's own, merged. */
  readonly flux: FluxPlan;
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
  /** The cluster's settings and the product's over ringfleet's own, merged. */
  readonly helmRelease: HelmReleasePlan;
}
