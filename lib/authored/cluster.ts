import type { AdmissionSpec } from './admission';
import type { ArcSettings } from '../engines/arc/authored/settings';
import type { ApplicationSettings } from '../engines/argocd/authored/application';
import type { Credentials } from '../engines/argocd/authored/credentials';
import type { FluxPatch, FluxSettings } from '../engines/flux/authored/settings';
import type { StateSource } from './repository';
import type { Values } from './values';

/** How a cluster is reconciled. `arc` is Flux, bootstrapped and configured through Azure Resource Manager. */
export type EngineName = 'argocd' | 'flux' | 'arc';

interface AnyCluster<Environment extends string, Component extends string> {
  /** @default - the name */
  readonly title?: string;
  /** Decides the versions and values of the components. */
  readonly environment: Environment;
  /** State repository with `clusters/<cluster>/`, by name. @default - the fleet's `state` */
  readonly state?: string;
  /** Environments whose tenants may run here; none where it is empty. @default - the cluster's own environment */
  readonly hosts?: readonly Environment[];
  /** Kubernetes version, `major.minor`; pins the Pod Security Standards that namespaces enforce. From 1.30 on there are admission policies. */
  readonly kubernetes: `1.${number}`;
  /** How pods reach the API server: for products that need it (NetworkPolicies cannot select it by labels). */
  readonly apiServer: { readonly cidrs: readonly string[]; /** @default 443 */ readonly port?: number };
  /** Address of NodeLocal DNSCache, if pods resolve through it: `169.254.20.10`. @default - not installed */
  readonly nodeLocalDns?: string;
  /** Namespace of the ingress controller, which may reach the products' HTTP ports. */
  readonly ingressNamespace: string;
  /** Namespace of the monitoring, which may reach the products' metrics ports. */
  readonly monitoringNamespace: string;
  /** What releases here may refer to beyond their namespaces. @default - what the fleet says */
  readonly admission?: AdmissionSpec;
  /** @default - every component of the fleet */
  readonly components?: readonly Component[];
  /** Values of components that differ on this cluster, over those of its environment. @default - none */
  readonly componentValues?: { readonly [C in Component]?: Values };
}

export interface ArgocdClusterSpec<E extends string, C extends string> extends AnyCluster<E, C> {
  readonly engine: 'argocd';
  /**
   * The cluster whose Argo CD manages this one, its hub: the Applications and AppProjects are there, and their
   * destination is here. What the hub decides for all (access, impersonation) is decided there.
   * @default - its own Argo CD
   */
  readonly managedBy?: string;
  /** Argo CD keeps itself at a version. @default - whoever installed it does */
  readonly selfManaged?: ArgocdInstall;
  /**
   * Version of the Argo CD that somebody else installed, `major.minor`. An older one does less for the safety of customers,
   * which a warning says. @default - what `selfManaged` installs, or else '3.3' or later
   */
  readonly argocdVersion?: ArgocdVersion;
  /** How the hub reaches it. @default - by its name, under which the hub knows it */
  readonly connection?: HubConnection;
  /**
   * What the root Application is called, and the Applications that it holds. Another name makes another object.
   * @default - `root`, `bootstrap`, `infrastructure` and `tenants`; of a managed cluster these, `-` and its name
   */
  readonly roots?: {
    readonly root?: string;
    readonly bootstrap?: string;
    readonly infrastructure?: string;
    readonly tenants?: string;
  };
  /**
   * Whether deleting the root Application deletes the Applications in its folder (its resources finalizer). Those have
   * none, so that what they applied stays in either case. Source: Argo CD, "App Deletion".
   * @default 'orphan'
   */
  readonly onRootDelete?: 'cascade' | 'orphan';
  /**
   * What makes the Applications of tenants: files with one each, or ApplicationSets over files with what differs. Both
   * give the same Applications. Those of ApplicationSets start without waiting for one another: neither `dependsOn` of
   * products nor the guard rails hold a release back. One that comes before its namespace fails and is tried again, without
   * end where it syncs by itself and by `retry.limit` where a person does. `handover` says how a
   * running cluster changes from one to the other. With `FleetSets` the fleet's own ApplicationSets make those of
   * releases and of customers' Terraform, which its Argo CD has to run; guard rails stay as they are.
   * @default 'Applications'
   */
  readonly delivery?: 'Applications' | 'ApplicationSets' | 'FleetSets';
  /**
   * The ApplicationSets roll releases out ring by ring: a ring's turn comes when every release before it is healthy, and
   * a ring whose environment does not sync by itself waits for a person. Argo CD then starts every sync itself and
   * puts back nothing that changes in between, whatever `automatedSync` says. Its controller of ApplicationSets has to run
   * with `applicationsetcontroller.enable.progressive.syncs`, which `selfManaged` sees to. Source: Argo CD, "Progressive Syncs".
   * @default - all at once
   */
  readonly rollout?: 'RollingSync';
  /**
   * Nothing that delivers tenants is deleted when its file is gone. True before `delivery` changes on a running
   * cluster, and until what takes over has the Applications: the other way round, their deletion deletes the workloads.
   * True as well while SealedSecrets that an earlier ringfleet brought get Applications of their own.
   * @default false
   */
  readonly handover?: boolean;
  /** ApplicationSets of the fleet that the cluster runs, by name. @default - none */
  readonly applicationSets?: readonly string[];
  /**
   * Sync releases as the tenant's ServiceAccount instead of the controller's, and run their hooks of deletion so, which no AppProject
   * judges. Source: Argo CD, "Application Sync using impersonation" (alpha since 2.13, beta since 3.5).
   * @default false, and a warning where the cluster hosts tenants
   */
  readonly impersonation?: boolean;
  /** Settings of every component and release; those of the environment, and a component's or product's own, win. @default - none */
  readonly argocd?: ApplicationSettings;
}

/** A version of Argo CD, without that of its patches. */
export type ArgocdVersion = `3.${number}`;

/** Argo CD's own chart, as an Application of its own. Source: argo-helm, "argo-cd", values.yaml. */
export interface ArgocdInstall {
  /** The Helm or OCI repository with the chart. */
  readonly repository: string;
  /** Version of the chart. */
  readonly version: string;
  /** @default 'argo-cd' */
  readonly chart?: string;
  /** Name of the Application and of the Helm release, which is that of the first install. @default 'argocd' */
  readonly name?: string;
  /** What ringfleet writes is not among them: argocd-cm, argocd-rbac-cm, and what notifications consist of. @default - the chart's */
  readonly values?: Values;
}

/** How a hub reaches a cluster that it manages. Source: Argo CD, "Declarative Setup", "Clusters". */
export interface HubConnection {
  /** URL of the API server, as in the cluster's Secret. Needed with credentials, where destinations are URLs, and for impersonation. @default - unknown here */
  readonly server?: string;
  /**
   * What opens the cluster: `config`, the JSON that Argo CD takes; or, from a store, `bearerToken` with or without
   * `caData`, PEM or its base64. The Secret of the cluster is made of it, and of `server`. @default - somebody else makes
   * the Secret
   */
  readonly credentials?: Credentials;
  /** Labels of the Secret, beside that of the cluster's environment: generators of ApplicationSets select by them. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** Shard of the hub's application controllers that looks after it. Source: Argo CD, "High Availability". @default - Argo CD decides */
  readonly shard?: number;
  /** What Applications name it by. @default 'name' */
  readonly destination?: 'name' | 'server';
  /**
   * With impersonation, the ServiceAccount on this cluster that the platform's Applications sync as,
   * `namespace:name`. It has to be there.
   * @default 'kube-system:argocd-manager', which `argocd cluster add` makes
   */
  readonly account?: `${string}:${string}`;
}

interface RunByFlux<E extends string, C extends string> extends AnyCluster<E, C> {
  /** Where it gets the content of `dist/`. @default - the branch of the state repository */
  readonly source?: StateSource;
  /** Settings of every component and tenant; a component's own win. @default - none */
  readonly flux?: FluxSettings;
  /**
   * The Kustomizations of releases stay once more in the namespace of releases, where an earlier ringfleet had them,
   * suspended, so that those that take over have what they applied before they go. True for one commit, before the first
   * without them.
   * @default false
   */
  readonly handover?: boolean;
}

export interface FluxClusterSpec<E extends string, C extends string> extends RunByFlux<E, C> {
  readonly engine: 'flux';
  /** What the Kustomizations that own the rest are called. Another name makes another object. @default - `bootstrap`, `infrastructure` and `tenants` */
  readonly roots?: {
    readonly bootstrap?: string;
    readonly infrastructure?: string;
    readonly tenants?: string;
  };
  /** Flux keeps itself at a version, from an artifact with its manifests. @default - whoever installed it does */
  readonly install?: FluxInstall;
  /**
   * Flux may follow references to other namespaces (it runs without `--no-cross-namespace-refs`). The HelmRelease of a
   * component is then in the component's namespace, and its source in Flux's. Changed on a running cluster, every
   * HelmRelease moves, and Flux uninstalls what the one before it had installed.
   * @default false
   */
  readonly crossNamespaceReferences?: boolean;
  /**
   * Shards that tenants are spread over, each with controllers of its own. Source: Flux, "Sharding and horizontal
   * scaling".
   * @default - one set of controllers
   */
  readonly shards?: readonly string[];
}

/** Flux's own manifests. Source: Flux, "Bootstrap", the artifact `ghcr.io/fluxcd/flux-manifests`. */
export interface FluxInstall {
  /** The OCI repository with the artifact. */
  readonly repository: string;
  /** Tag of the artifact: `v2.6.4`. */
  readonly version: string;
  /** Name of the Kustomization. @default 'flux' */
  readonly name?: string;
  /** @default - none */
  readonly patches?: readonly FluxPatch[];
}

export interface ArcClusterSpec<E extends string, C extends string> extends RunByFlux<E, C> {
  readonly engine: 'arc';
  /** @default - an Arc enabled cluster with the newest stable extension */
  readonly arc?: ArcSettings;
}

/** Where tenants run. */
export type ClusterSpec<Environment extends string = string, Component extends string = string> =
  | ArgocdClusterSpec<Environment, Component>
  | FluxClusterSpec<Environment, Component>
  | ArcClusterSpec<Environment, Component>;
