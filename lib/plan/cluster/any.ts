import type { ReleaseContent } from '../../content/forms';
import type { ROOTS } from '../names';
import type { ClusterSpec } from '../../authored/cluster';
import type { PodSecurityLevel } from '../../authored/component';
import type { TerraformSpec } from '../../authored/terraform';
import type { Workload } from '../../authored/workloads';
import type { AdmissionPlan } from '../admission';
import type { ComponentPlan, ComponentRoot } from '../component';
import type { ControlNamespaces } from '../names';
import type { NamespaceMetadataPlan } from './namespace-metadata';
import type { EnvironmentPlan } from '../environment';
import type { ObservabilityPlan } from '../operations/observability';
import type { RecoveryPlan } from '../operations/recovery';
import type { HelmRepositoryPlan, SourcePlan, StatePlan } from '../source';

/** A cluster without its engine's own part. */
export interface ClusterCommon<S extends ClusterSpec = ClusterSpec, C extends ComponentPlan = ComponentPlan> {
  readonly name: string;
  readonly title: string;
  readonly spec: S;
  readonly environment: EnvironmentPlan;
  /** What the Applications or Kustomizations that own the rest are called. */
  readonly roots: Readonly<Record<keyof typeof ROOTS, string>>;
  /** Whether what is customers' may run here: tenants, or their Terraform. */
  readonly hostsTenants: boolean;
  /** How pods reach the API server. */
  readonly apiServer: Required<ClusterSpec['apiServer']>;
  /** What releases on it may consist of. */
  readonly releaseKinds: readonly Workload[];
  /** What its admission policies let tenants refer to. @default - it has none: no tenants, or a Kubernetes before 1.30 */
  readonly admission?: AdmissionPlan;
  /** Namespace of the operator of databases. @default - no product has any, or there are no tenants */
  readonly databases?: string;
  /** What applies customers' Terraform. @default - another cluster does, or none */
  readonly terraform?: TerraformRunnerPlan;
  /** How it is watched. @default - not by us */
  readonly observability?: ObservabilityPlan;
  /** What of it is backed up. @default - nothing by us */
  readonly recovery?: RecoveryPlan;
  readonly control: ControlNamespaces;
  /** Of every namespace on it. */
  readonly namespaceMetadata: NamespaceMetadataPlan;
  /** Namespaces of components that nothing else makes; by name. */
  readonly namespaces: readonly ComponentNamespacePlan[];
  /** In the order of installation: dependencies first, then by name. */
  readonly components: readonly C[];
  /** Helm repositories that its components come from, and that any product comes from; by name. */
  readonly repositories: {
    readonly components: readonly HelmRepositoryPlan[];
    readonly products: readonly HelmRepositoryPlan[];
  };
  /** Forms that releases of any product come to; by name, and none where it hosts no tenants. */
  readonly releaseForms: readonly ReleaseContent['form'][];
  /** Whether releases of any product come from the state repository: what is written of them, or a folder in it. */
  readonly releasesInState: boolean;
  /** The state repository with the cluster's folder. */
  readonly state: StatePlan;
  /** State repositories with values that its tenants may have; none where it hosts no tenants. */
  readonly valueStates: readonly StatePlan[];
  /** What the cluster pulls: the state repository, or what its content is published to. */
  readonly source: SourcePlan;
}

/** A cluster before its engine has had its say. */
export type ClusterDraft<S extends ClusterSpec = ClusterSpec> = Omit<ClusterCommon<S>, 'roots'>;

/** What applies customers' Terraform on a cluster. */
export interface TerraformRunnerPlan extends Omit<Required<TerraformSpec>, 'cluster'> {
  /** What those that share a namespace are pulled from, by the name of the state repository. */
  readonly sources: readonly { readonly name: string; readonly source: SourcePlan }[];
}

export interface ComponentNamespacePlan {
  readonly name: string;
  readonly podSecurity: PodSecurityLevel;
  readonly metadata: NamespaceMetadataPlan;
  /** What makes it: the root of the first component that is in it. */
  readonly root: ComponentRoot;
}
