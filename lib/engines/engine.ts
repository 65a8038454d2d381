import type { ReleaseAdoption } from '../authored/adoption';
import type { CapacityKey } from '../authored/capacity';
import type { ClusterSpec, EngineName } from '../authored/cluster';
import type { FleetSpec } from '../authored/fleet';
import type { EnvironmentSpec } from '../authored/environment';
import type { ClusterPlan } from '../plan/cluster';
import type { ClusterDraft } from '../plan/cluster/any';
import type { ClusterFacts } from '../plan/cluster/facts';
import type { ControlNamespaces } from '../plan/names';
import type { ProductPlan, RingPlan } from '../plan/product';
import type { EnvironmentPlan } from '../plan/environment';
import type { SourcePlan, StatePlan } from '../plan/source';
import type { NamespacePlan, TenantPlan } from '../plan/tenant';
import type { Progressive } from '../plan/environment/workloads';
import type { Signals } from '../observability/signals';
import type { Operations } from '../recovery/operations';
import type { Reconcilers } from './reconcilers';
import type { Stated } from './stated';

/** A cluster that the engine runs, as people write it and as it is planned. */
export type SpecOf<E extends EngineName> = Extract<ClusterSpec, { readonly engine: E }>;
export type PlanOf<E extends EngineName> = Extract<ClusterPlan, { readonly engine: E }>;

/**
 * All that differs by engine and is no construct: whoever needs to know asks a member of it, and never which engine a
 * cluster has. Its constructs are a `DeliveryEngine`.
 */
export interface Engine<S extends ClusterSpec = ClusterSpec, C extends ClusterPlan = ClusterPlan> {
  /** Names of releases that its objects have and others do not. */
  readonly adopts: readonly (keyof ReleaseAdoption)[];
  /** Whose settings of clusters, environments, components and products it follows: that engine's, or nobody's. */
  readonly follows: 'argocd' | 'flux' | undefined;
  /** Which encrypted Secrets become Secrets on its clusters. */
  readonly secrets: 'SOPS' | 'SealedSecrets';
  /** Whether something at its side applies Terraform. */
  readonly appliesTerraform: boolean;
  readonly delivers: Deliverable;
  readonly images: ImageFinder;
  /** What takes new versions of workloads through blue-green and canary. */
  readonly progressive: Progressive;
  /** The fate of a tenant's workloads when its file goes; its namespaces stay everywhere. */
  readonly removal: Readonly<Record<EnvironmentSpec['onDelete'], string>>;
  /** Whether releases wait for a person where their environment has no `automatedSync`. */
  readonly waitsForPeople: boolean;
  /** Whether it changes releases of a tenant in its windows alone, by itself. Where it does not, what is outside of them is not published. */
  readonly keepsWindows: boolean;
  /** Whether all objects of a component go into its namespace, whatever namespace they state. */
  readonly movesObjects: boolean;
  /** What its metrics tell, on the cluster that its operator is on. */
  readonly signals: Signals;
  /** The commands by which people work with it. */
  readonly operations: Operations<C>;
  /** The controller that manages the tenants of its clusters, and the objects that it reads, as graphs call them. */
  readonly plane: { readonly group: string; readonly title: string; readonly label: string };
  /** What its operator looks after. */
  readonly load: Load<C>;
  /** Whether the namespace of releases is one of the cluster's files. */
  readonly makesReleasesNamespace: boolean;
  /** The namespaces of its own objects on a cluster. */
  control(spec: S): ControlNamespaces;
  /** Statements of a cluster by the engine's own keys. */
  stated(spec: S): Stated;
  /** The source that a cluster pulls. */
  source(spec: S, state: StatePlan): SourcePlan;
  /** All its clusters, with its own part of the plan, every default resolved. */
  clusters(drafts: readonly ClusterDraft<S>[], facts: ClusterFacts): readonly C[];
  /** Its own part of a tenant. */
  tenant(cluster: C, tenant: Pick<TenantPlan, 'name' | 'guardrails'>): object;
  /** Its own part of the releases of a product, for all tenants of a ring on the cluster. */
  release(cluster: C, ring: RingPlan, environment: EnvironmentPlan, product: ProductPlan): object;
  /** The ServiceAccount that applies its owner's repository in a namespace. */
  repositoryApplier(namespace: Pick<NamespacePlan, 'name' | 'applier'>): NamespacePlan['applier'];
  /** Names that its objects alone have, of a release as stated, with its own defaults. */
  adopted(stated: ReleaseAdoption, release: { readonly namespace: string; readonly project: string }): object;
  /** The ServiceAccount that applies the Secrets of a namespace. */
  secretsApplier(cluster: C, namespace: NamespacePlan): NamespacePlan['applier'];
  /** The cluster whose operator has the objects that deliver this one: itself, or its hub. */
  home(cluster: C): ClusterPlan;
  /** Objects of the cluster that have names among those of components, tenants and releases. */
  objects(cluster: C): readonly NamedObject[];
  /** Names of what delivers a tenant among them, besides its releases. */
  tenantObjects(tenant: TenantPlan): readonly string[];
  /** Who reconciles what on a cluster. */
  reconcilers(cluster: C): Reconcilers;
}

/** How many objects of its own kinds an operator looks after, by what they are for, and in which of its parts they are. */
export interface Load<C extends ClusterPlan = ClusterPlan> {
  readonly operator: 'Argo CD' | 'Flux';
  /** What all of it holds. @default - each part by itself */
  readonly whole?: CapacityKey;
  /** What one part holds. */
  readonly part: CapacityKey;
  /** Names of the parts of the operator on a cluster. */
  parts(home: C): readonly string[];
  /** The part that has a tenant, or else what is the cluster's own. @default - the operator decides */
  partOf(cluster: C, tenant?: TenantPlan): string | undefined;
  /** Roots and components of a cluster. */
  ofCluster(cluster: C): number;
  ofTenant(tenant: TenantPlan): number;
  /** What applies one customer's Terraform. */
  readonly ofTerraform: number;
  /** Names of what ApplicationSets of the fleet make, what is tenants' among it. */
  made(home: C): readonly string[];
}

/** An object of the engine's own. */
export interface NamedObject {
  readonly name: string;
  /** The noun that messages use. */
  readonly by: string;
  /** Keys below the fleet that decide the name. @default - none do */
  readonly path?: readonly string[];
}

/** What an engine can put on a cluster. */
export interface Deliverable {
  /** What folders of manifests may come from. */
  readonly folders: readonly SourcePlan['kind'][];
  /** Whether it can be told to leave out files of a folder. */
  readonly leavesOut: boolean;
  /** Whether it can change files of a folder that is no kustomization. */
  readonly changesFiles: boolean;
  /** Whether it takes the digest of a chart in an OCI repository for its version. */
  readonly chartDigests: boolean;
  /** Whether what it pulls for a component or release can be held to a signature. */
  readonly verifies: boolean;
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
