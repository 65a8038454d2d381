import type { ClusterSpec, EngineName } from '../authored/cluster';
import type { EnvironmentSpec, FleetSpec } from '../authored/fleet';
import type { ClusterPlan } from '../plan/cluster';
import type { ComponentContent, ControlNamespaces } from '../plan/component';
import type { SourcePlan } from '../plan/source';
import type { Reconcilers } from './reconcilers';

/** What people write of a cluster that the engine runs. */
export type SpecOf<E extends EngineName> = Extract<ClusterSpec, { readonly engine: E }>;

/**
 * All that differs by engine and is no construct: whoever needs to know asks a member of it, and never which engine a
 * cluster has. Its constructs are a `DeliveryEngine`.
 */
export interface Engine<S extends ClusterSpec = ClusterSpec> {
  /** Which settings of clusters, environments, components and products it follows. */
  readonly follows: 'argocd' | 'flux';
  /** Which encrypted Secrets become Secrets on its clusters. */
  readonly secrets: 'SOPS' | 'SealedSecrets';
  /** Whether something at its side applies Terraform. */
  readonly appliesTerraform: boolean;
  readonly delivers: Deliverable;
  readonly images: ImageFinder;
  /** What becomes of what a tenant deployed, when its file goes; its namespaces stay everywhere. */
  readonly removal: Readonly<Record<EnvironmentSpec['onDelete'], string>>;
  /** What manages the tenants of its clusters, and what it does that with, as graphs call it. */
  readonly plane: { readonly group: string; readonly title: string; readonly label: string };
  /** The namespaces of its own objects on a cluster. */
  control(spec: S): ControlNamespaces;
  /** Who reconciles what on a cluster. */
  reconcilers(cluster: ClusterPlan): Reconcilers;
}

/** What an engine can put on a cluster. */
export interface Deliverable {
  readonly kinds: readonly ComponentContent['kind'][];
  /** What folders of manifests may come from. */
  readonly folders: readonly SourcePlan['kind'][];
  /** Whether it can be told to leave out files of a folder. */
  readonly leavesOut: boolean;
  /** Whether it takes the digest of a chart in an OCI repository for its version. */
  readonly chartDigests: boolean;
}

/** How an image automation finds the version that it writes. */
export interface ImageFinder {
  /** By a comment at the end of its line; or by its key, of what the Applications of its own Argo CD run. */
  readonly by: 'comment' | 'key';
  /** Whether an automation on the cluster finds the versions of an environment. */
  finds(fleet: FleetSpec, cluster: ClusterSpec, environment: string): boolean;
  /** Name of the cluster that an automation for this one has to be on. @default - this one */
  elsewhere(cluster: ClusterSpec): string | undefined;
}
