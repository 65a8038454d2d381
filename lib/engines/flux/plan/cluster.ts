import type { ClusterCommon } from '../../../plan/cluster/any';
import type { ComponentPlan } from '../../../plan/component';
import type { GitSourcePlan, SourcePlan } from '../../../plan/source';
import type { ClusterSpec, FluxClusterSpec } from '../../../authored/cluster';
import type { FluxPatch } from '../authored/settings';
import type { FluxPlan } from './settings';

/** A cluster that Flux reconciles, whoever configures it. */
export interface ReconciledByFlux<S extends ClusterSpec = ClusterSpec> extends ClusterCommon<
  S,
  FluxComponent
> {
  /** Whether the Kustomizations of releases are once more where an earlier ringfleet had them, and do nothing. */
  readonly handsOver: boolean;
  /** Whether a tenant of it has a repository of its owner's. */
  readonly appliesRepositories: boolean;
  /** Namespaces of tenants that have HelmReleases in them; sorted. */
  readonly releasedIn: readonly string[];
  /** Whether Flux follows references to other namespaces. */
  readonly crossesNamespaces: boolean;
  /** Shards of its controllers that tenants are spread over; empty where there is one set of controllers. */
  readonly shards: readonly string[];
  /** Name of the source of the cluster's state, in the platform's namespace. */
  readonly sourceName: string;
  /** What several components are pulled by; by name, and none where each has a source of its own. */
  readonly sharedSources: readonly SharedSourcePlan[];
  /** Flux's own manifests, where Flux keeps itself at a version. @default - whoever installed it does */
  readonly install?: {
    readonly name: string;
    readonly repository: string;
    readonly source: SourcePlan;
    readonly patches: readonly FluxPatch[];
  };
}

/** A GitRepository in the platform's namespace, for all components of one repository and ref. */
export interface SharedSourcePlan {
  readonly name: string;
  readonly source: GitSourcePlan;
  /** Names of those that are pulled by it; sorted. */
  readonly components: readonly string[];
}

/** A cluster that Flux runs, and that it is configured on. */
export interface FluxCluster extends ReconciledByFlux<FluxClusterSpec<string, string>> {
  readonly engine: 'flux';
  /** Whether Flux decrypts Secrets of its tenants. */
  readonly decrypts: boolean;
}

export interface FluxComponent extends ComponentPlan {
  /** Name of the HelmRelease of a chart: the Kustomization that brings it is the component's. */
  readonly releasedAs: string;
  /** Namespace of that HelmRelease. */
  readonly releasedIn: string;
  readonly storageNamespace: string;
  /** Name of the source that it shares. @default - it has one of its own, or needs none */
  readonly sharedSource?: string;
  /** The cluster's settings and the component's over ringfleet's own, merged. */
  readonly flux: FluxPlan;
}
