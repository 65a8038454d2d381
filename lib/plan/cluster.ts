import type { ClusterParams } from '../applicationsets';
import type { ArcPlan } from '../engines/arc/plan/arc';
import type { ROOTS } from './names';
import type { ArgocdAccess } from '../engines/argocd/authored/settings';
import type { ArgocdVersion, ClusterSpec, EngineName } from '../authored/cluster';
import type { FluxPatch } from '../engines/flux/authored/settings';
import type { PodSecurityLevel } from '../authored/component';
import type { TerraformSpec } from '../authored/terraform';
import type { ProjectSettings, SyncWindowSpec } from '../engines/argocd/authored/project';
import type { Values } from '../authored/values';
import type { AdmissionPlan } from './admission';
import type { ApplicationSetPlan, DeliverySetsPlan } from '../engines/argocd/plan/application-set';
import type { ArgocdNotificationsPlan, ConnectionPlan } from '../engines/argocd/plan/connection';
import type { ComponentPlan, ComponentRoot, ControlNamespaces } from './component';
import type { EnvironmentPlan } from './fleet';
import type { ChartPlan, HelmRepositoryPlan, SourcePlan, StatePlan } from './source';

export interface ClusterPlan {
  readonly name: string;
  readonly title: string;
  readonly engine: EngineName;
  readonly spec: ClusterSpec;
  readonly environment: EnvironmentPlan;
  /** What the Applications or Kustomizations that own the rest are called. */
  readonly roots: Readonly<Record<keyof typeof ROOTS, string>>;
  /** Whether what is customers' may run here: tenants, or their Terraform. */
  readonly hostsTenants: boolean;
  /** What its admission policies let tenants refer to. @default - it has none: no tenants, or a Kubernetes before 1.30 */
  readonly admission?: AdmissionPlan;
  /** What applies customers' Terraform. @default - another cluster does, or none */
  readonly terraform?: TerraformRunnerPlan;
  readonly control: ControlNamespaces;
  /** Shards of its controllers that tenants are spread over; empty where there is one set of controllers. */
  readonly shards: readonly string[];
  /** Whether Flux decrypts Secrets of its tenants. */
  readonly decrypts: boolean;
  /** Whether Flux follows references to other namespaces. */
  readonly crossesNamespaces: boolean;
  /** Whether Argo CD syncs releases as their tenants' ServiceAccounts. */
  readonly impersonates: boolean;
  /** Namespaces of components that nothing else makes; by name. */
  readonly namespaces: readonly ComponentNamespacePlan[];
  /** In the order of installation: dependencies first, then by name. */
  readonly components: readonly ComponentPlan[];
  /** Helm repositories that its components come from, and that any product comes from; by name. */
  readonly repositories: {
    readonly components: readonly HelmRepositoryPlan[];
    readonly products: readonly HelmRepositoryPlan[];
  };
  /** The state repository with the cluster's folder. */
  readonly state: StatePlan;
  /** State repositories with values that its tenants may have; none where it hosts no tenants. */
  readonly valueStates: readonly StatePlan[];
  /** What the cluster pulls: the state repository, or what its content is published to. */
  readonly source: SourcePlan;
  /** What Azure knows of it. @default - another engine runs the cluster */
  readonly arc?: ArcPlan;
  /** The cluster whose Argo CD manages this one. @default - another engine, or its own Argo CD */
  readonly hub?: ClusterPlan;
  /** Clusters that its Argo CD manages, beside itself; by name. */
  readonly manages: readonly ClusterPlan[];
  /** What the fleet decides for every cluster that Argo CD runs, and of this one. */
  readonly argocd: ArgocdPlan;
  /** The ApplicationSets that make its tenants' Applications. @default - each Application is a file */
  readonly sets?: DeliverySetsPlan;
  /** Whether the fleet's own ApplicationSets make the Applications of its releases and of Terraform. */
  readonly leavesToFleetSets: boolean;
  /** Whether what delivers tenants stays when its file is gone. */
  readonly handsOver: boolean;
  /** ApplicationSets of the fleet that it runs, with what they come to there; by file. */
  readonly applicationSets: readonly ApplicationSetPlan[];
  /** Flux's own manifests, where Flux keeps itself at a version. @default - whoever installed it does */
  readonly install?: {
    readonly name: string;
    readonly repository: string;
    readonly source: SourcePlan;
    readonly patches: readonly FluxPatch[];
  };
}

/** What applies customers' Terraform on a cluster. */
export interface TerraformRunnerPlan extends Omit<Required<TerraformSpec>, 'cluster'> {
  /** What those that share a namespace are pulled from, by the name of the state repository. */
  readonly sources: readonly { readonly name: string; readonly source: SourcePlan }[];
}

/** What Argo CD has to know, of all clusters and of one. */
export interface ArgocdPlan {
  readonly access: Required<ArgocdAccess>;
  readonly projects: ProjectsPlan;
  /** The Application that holds the cluster's roots. */
  readonly root: { readonly name: string; readonly onDelete: 'cascade' | 'orphan' };
  /** The Application of what a hub applies to the cluster before anything else. */
  readonly cluster: string;
  /** Secrets by which its Argo CD reaches repositories, and clusters that it manages; by name. */
  readonly connections: readonly ConnectionPlan[];
  /** Clusters that it manages as their Secrets say them, which is what generators of ApplicationSets find; by name. */
  readonly clusters: readonly ClusterParams[];
  /** What its Argo CD is at least; of a managed cluster, that of its hub counts. */
  readonly version: ArgocdVersion;
  /** Argo CD's own chart, where it keeps itself at a version. @default - whoever installed it does */
  readonly install?: { readonly name: string; readonly chart: ChartPlan; readonly values: Values };
  /** Whom it tells of what. @default - nobody */
  readonly notifications?: ArgocdNotificationsPlan;
  /** How Applications name the cluster. */
  readonly destination: { readonly server: string } | { readonly name: string };
  /** URL by which Argo CD finds the account to impersonate; empty where nothing needs it. */
  readonly server: string;
  /** `namespace:name` of the account that the platform's Applications sync as, where accounts are impersonated. */
  readonly account: string;
}

/** What AppProjects have beside what follows from the rest of the plan. */
export interface ProjectsPlan {
  readonly platform: ProjectSettings;
  /** Kinds without a namespace, beside those that are common and those of manifests. */
  readonly clusterResources: readonly { readonly group: string; readonly kind: string }[];
  readonly customers: ProjectSettings;
  /** By name. */
  readonly syncWindows: readonly SyncWindowPlan[];
}

export type SyncWindowPlan = SyncWindowSpec &
  Required<Pick<SyncWindowSpec, 'timeZone' | 'manualSync'>> & { readonly name: string };

export interface ComponentNamespacePlan {
  readonly name: string;
  readonly podSecurity: PodSecurityLevel;
  /** What makes it: the root of the first component that is in it. */
  readonly root: ComponentRoot;
}
