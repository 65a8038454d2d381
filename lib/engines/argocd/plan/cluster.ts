import type { ClusterParams } from '../../../applicationsets';
import type { ClusterCommon } from '../../../plan/cluster/any';
import type { ComponentPlan } from '../../../plan/component';
import type { ChartPlan } from '../../../plan/source';
import type { ArgocdClusterSpec, ArgocdVersion } from '../../../authored/cluster';
import type { Values } from '../../../authored/values';
import type { ProjectSettings, SyncWindowSpec } from '../authored/project';
import type { ArgocdAccess } from '../authored/settings';
import type { ApplicationPlan } from './application';
import type { ApplicationSetPlan, DeliverySetsPlan } from './sets/set';
import type { ArgocdNotificationsPlan, ConnectionPlan } from './connections/connection';

/** A cluster that Argo CD runs. */
export interface ArgocdCluster extends ClusterCommon<ArgocdClusterSpec<string, string>, ArgocdComponent> {
  readonly engine: 'argocd';
  /** What the fleet decides for every cluster that Argo CD runs, and of this one. */
  readonly argocd: ArgocdPlan;
  /** Whether Argo CD deletes nothing that delivers tenants when its file is gone. */
  readonly handsOver: boolean;
  /** Whether Argo CD syncs releases as their tenants' ServiceAccounts. */
  readonly impersonates: boolean;
  /** The cluster whose Argo CD manages this one. @default - its own Argo CD */
  readonly hub?: ArgocdCluster;
  /** Clusters that its Argo CD manages, beside itself; by name. */
  readonly manages: readonly ArgocdCluster[];
  /** The ApplicationSets that make its tenants' Applications. @default - each Application is a file */
  readonly sets?: DeliverySetsPlan;
  /** Whether the fleet's own ApplicationSets make the Applications of its releases and of Terraform. */
  readonly leavesToFleetSets: boolean;
  /** ApplicationSets of the fleet that it runs, with what they come to there; by file. */
  readonly applicationSets: readonly ApplicationSetPlan[];
}

export interface ArgocdComponent extends ComponentPlan {
  /** The AppProject: the platform's, or the one that it had before. */
  readonly project: string;
  /** As stated of an Application that is taken over. @default - none */
  readonly finalizers?: readonly string[];
  /** The settings of the cluster, its environment and the component, merged. */
  readonly application: ApplicationPlan;
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
