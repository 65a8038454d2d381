import type { z } from 'zod';
import type { Cpu, Memory } from './quantity';
import type { Naming } from './names';

/** Values for a Helm chart, as people write them. `null` removes a key, a chart's own default included. */
export interface Values {
  readonly [key: string]: Value;
}
export type Value = null | boolean | number | string | readonly Value[] | Values;

/** How a cluster is reconciled. `arc` is Flux, bootstrapped and configured through Azure Resource Manager. */
export type EngineName = 'argocd' | 'flux' | 'arc';

/** The git repository that holds `dist/` and that every cluster pulls. */
export interface StateRepository {
  /** URL as Argo CD and Flux take it: `https://…` or `ssh://…`. */
  readonly url: string;
  readonly branch: string;
  /** Folder of the repository under which the content of `dist/` lies. @default - the root */
  readonly prefix?: string;
  /** Secret with the credentials, in the namespace of each object that pulls. @default - public */
  readonly secretRef?: string;
}

/** Where charts come from: a git repository, a Helm repository over HTTP, or an OCI registry. */
export type RepositorySpec = (
  { readonly git: string } | { readonly helm: string } | { readonly oci: `oci://${string}` }
) & {
  /** Secret with the credentials. @default - public */
  readonly secretRef?: string;
};

/** A stage that customers may have. The order of the record is the order of promotion. */
export interface EnvironmentSpec {
  /** Branch that a git chart without versions of its own follows. */
  readonly branch: string;
  /** Whether Argo CD syncs releases by itself, or a person does. Flux always follows the state repository. */
  readonly automatedSync: boolean;
  /** Whether deleting an Argo CD Application deletes what it deployed (its resources finalizer). */
  readonly onDelete: 'cascade' | 'orphan';
  /** What the customer's group may do in its namespaces: read, or also change workloads by hand. */
  readonly access: 'view' | 'deploy';
}

/** An ordered rollout cohort. The order of the record is the order of the rollout. */
export interface RingSpec<Environment extends string = string> {
  /** The environment whose values the ring builds on; its tenants belong to that environment. */
  readonly environment: Environment;
}

/** The guard rails that a customer's tier buys: per namespace. */
export interface TierSpec {
  /** Hard limits of the ResourceQuota. */
  readonly quota: {
    readonly requests: Compute;
    readonly limits: Compute;
    readonly pods: number;
    /** @default - not limited */
    readonly storage?: Memory;
  };
  /** What a container gets that states nothing, and the most that it may ask for (LimitRange). */
  readonly container: { readonly request: Compute; readonly limit: Compute; readonly max: Compute };
}

export interface Compute {
  readonly cpu: Cpu;
  readonly memory: Memory;
}

/** Pod Security Standards level. Source: Kubernetes, "Pod Security Standards". */
export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';

/** Infrastructure on a cluster, installed from a Helm chart. */
export interface ComponentSpec<
  Environment extends string = string,
  Repository extends string = string,
  Component extends string = string,
> {
  readonly namespace: string;
  readonly chart: { readonly repository: Repository; readonly name: string };
  /** Chart version per environment of the cluster; always exact. */
  readonly versions: { readonly [E in Environment]: string };
  readonly values?: Values;
  /** Values that differ by the cluster's environment. */
  readonly environments?: { readonly [E in Environment]?: Values };
  /** Components that must be healthy first. @default - none */
  readonly dependsOn?: readonly Component[];
  /** Level that the component's namespace enforces. @default 'restricted' */
  readonly podSecurity?: PodSecurityLevel;
}

interface ClusterBase<Environment extends string, Component extends string> {
  /** Decides the versions and values of the components. */
  readonly environment: Environment;
  /** Environments whose tenants may run here. @default - the cluster's own environment */
  readonly hosts?: readonly Environment[];
  /** Kubernetes version, `major.minor`; pins the Pod Security Standards that namespaces enforce. */
  readonly kubernetes: `1.${number}`;
  /** How pods reach the API server: for products that need it (NetworkPolicies cannot select it by labels). */
  readonly apiServer: { readonly cidrs: readonly string[]; /** @default 443 */ readonly port?: number };
  /** Address of NodeLocal DNSCache, if pods resolve through it: `169.254.20.10`. @default - not installed */
  readonly nodeLocalDns?: string;
  /** Namespace of the ingress controller, which may reach the products' HTTP ports. */
  readonly ingressNamespace: string;
  /** Namespace of the monitoring, which may reach the products' metrics ports. */
  readonly monitoringNamespace: string;
  /** @default - every component of the fleet */
  readonly components?: readonly Component[];
  /** Values of components that differ on this cluster, over those of its environment. @default - none */
  readonly componentValues?: { readonly [C in Component]?: Values };
}

export interface ArgocdClusterSpec<E extends string, C extends string> extends ClusterBase<E, C> {
  readonly engine: 'argocd';
  /**
   * Sync releases as the tenant's ServiceAccount instead of the controller's. Source: Argo CD, "Application
   * Sync using impersonation" (alpha since 2.13, beta since 3.5).
   * @default false
   */
  readonly impersonation?: boolean;
}
export interface FluxClusterSpec<E extends string, C extends string> extends ClusterBase<E, C> {
  readonly engine: 'flux';
}
export interface ArcClusterSpec<E extends string, C extends string> extends ClusterBase<E, C> {
  readonly engine: 'arc';
  /** Names of the two fluxConfigurations, and of the namespaces they live in. @default { infra: 'infra', apps: 'apps' } */
  readonly configurations?: { readonly infra: string; readonly apps: string };
}

/** Where tenants run. */
export type ClusterSpec<Environment extends string = string, Component extends string = string> =
  | ArgocdClusterSpec<Environment, Component>
  | FluxClusterSpec<Environment, Component>
  | ArcClusterSpec<Environment, Component>;

/** Everything that the platform team decides. */
export interface FleetSpec {
  readonly state: StateRepository;
  readonly repositories: Readonly<Record<string, RepositorySpec>>;
  readonly environments: Readonly<Record<string, EnvironmentSpec>>;
  readonly rings: Readonly<Record<string, RingSpec>>;
  readonly tiers: Readonly<Record<string, TierSpec>>;
  readonly components: Readonly<Record<string, ComponentSpec>>;
  readonly clusters: Readonly<Record<string, ClusterSpec>>;
  /** One namespace for all releases of a tenant, or one for each. The quota is per namespace. @default 'tenant' */
  readonly namespacePer?: 'tenant' | 'release';
  /** Formulas that differ from the standard ones. Changing one renames live objects. @default - none */
  readonly naming?: Partial<Naming>;
}

/** A chart in a git repository. */
export interface GitChart<Repository extends string = string> {
  readonly repository: Repository;
  /** Folder of the chart. */
  readonly path: string;
}

/** A chart in a Helm or OCI repository. */
export interface RepositoryChart<Repository extends string = string> {
  readonly repository: Repository;
  readonly name: string;
  /** The chart's version where a version of the product sets something else. @default - the ring's version */
  readonly chartVersion?: string;
}

/**
 * What a version of a product sets: the chart's version, a git ref made from it, or one of the values.
 * Without it a product has no versions of its own and its git chart follows the environment's branch.
 */
export type VersionSpec<Path extends string = string> =
  'chart' | { readonly gitRef: (version: string) => string } | { readonly value: Path };

/** Another party that a product talks to, or that talks to it. */
export type Peer = { readonly ports: readonly number[] } & (
  { readonly namespace: string } | { readonly cidr: string; readonly except?: readonly string[] }
);

/** What one replica of a product asks for, and how many there are, with its values as they come out. */
export interface Footprint extends Compute {
  /** Replicas at most (a HorizontalPodAutoscaler's maximum). */
  readonly replicas: number;
  /** Volume that each replica claims. @default - none */
  readonly storage?: Memory;
}

/** What is sold and deployed. */
export interface ProductSpec {
  readonly name: string;
  readonly chart: GitChart | RepositoryChart;
  readonly version?: VersionSpec;
  readonly schema: z.ZodObject;
  readonly values: Values;
  readonly environments?: Readonly<Record<string, Values | undefined>>;
  readonly rings?: Readonly<Record<string, Values | undefined>>;
  /** Ports that the ingress controller (`http`) and the monitoring (`metrics`) may reach. @default - none */
  readonly ports?: { readonly http?: number; readonly metrics?: number };
  /** @default - none */
  readonly peers?: { readonly from?: readonly Peer[]; readonly to?: readonly Peer[] };
  /** Host names that a release claims with its values: one release of a cluster each. @default - none */
  readonly hosts?: (values: never) => readonly string[];
  /** The product calls the Kubernetes API. @default false */
  readonly needsApiServer?: boolean;
  /** A HorizontalPodAutoscaler owns the replicas: engines then leave `/spec/replicas` alone. @default false */
  readonly autoscaled?: boolean;
  // `never` as the parameter lets every product's own, narrower function in; the plan calls it with parsed values.
  readonly footprint?: (values: never) => Footprint;
}

/** A version that a tenant keeps while its ring moves on. */
export interface HoldSpec {
  readonly version: string;
  /** Last day of the hold, `YYYY-MM-DD`. */
  readonly until: string;
  readonly reason: string;
}

/** Where a tenant runs and what differs there. */
export interface PlacementSpec {
  readonly cluster: string;
  readonly ring: string;
  /** Products that run here. @default - every product of the customer */
  readonly products?: readonly string[];
  /** @default - none */
  readonly holds?: Readonly<Record<string, HoldSpec | undefined>>;
  /** Values for this environment, over those of the customer. @default - none */
  readonly values?: Readonly<Record<string, Values | undefined>>;
}

/** Several tenants in one environment, by site. They share the values of the environment. */
export interface SitesSpec {
  readonly sites: Readonly<Record<string, Omit<PlacementSpec, 'values'>>>;
  readonly values?: PlacementSpec['values'];
}

/** Who pays. */
export interface CustomerSpec {
  readonly name: string;
  readonly title: string;
  readonly tier: string;
  readonly region: string;
  /** Whom to call: an email address. */
  readonly contact: string;
  /** Group of the identity provider whose members get access to the customer's namespaces. */
  readonly group: string;
  /** Subscribed products, each with the values of all environments. */
  readonly products: Readonly<Record<string, Values>>;
  /** By environment. */
  readonly tenants: Readonly<Record<string, PlacementSpec | SitesSpec | undefined>>;
}
