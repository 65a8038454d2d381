import type {
  ApplicationSettings,
  DirectorySettings,
  HelmSettings,
  KustomizeSettings,
  PluginSettings,
} from '../engines/argocd/authored/application';
import type { FluxSettings } from '../engines/flux/authored/settings';
import type { ImagesSpec } from './images';
import type { NotificationsSpec } from '../engines/flux/authored/notifications';
import type { GitRef, OciRef } from './repository';
import type { Values } from './values';

/** Pod Security Standards level. Source: Kubernetes, "Pod Security Standards". */
export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';

/** A version as text: of a chart its exact version, of anything in git or an OCI repository the tag. Or another ref. */
export type VersionRef = string | GitRef | OciRef;

/** A Kubernetes object as it is applied. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    /** @default - the component's namespace, where the kind has one */
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

interface AnyComponent<Component extends string, Group extends string> {
  /** @default - the name */
  readonly title?: string;
  /** Group that graphs show it in. @default - none */
  readonly group?: Group;
  /** Components that must be healthy first. @default - none */
  readonly dependsOn?: readonly (Component | ComponentDependency<Component>)[];
  /**
   * What owns it: `bootstrap`, which is there before the infrastructure, or `infrastructure`. Owning is not
   * depending: an owner waits for nothing of what it owns. Changed on a running cluster, the old owner may prune the
   * component before the new one has it.
   * @default 'infrastructure'
   */
  readonly root?: 'bootstrap' | 'infrastructure';
  /** @default - none */
  readonly flux?: FluxSettings;
}

/** A dependency that is ready by more than its health. */
export interface ComponentDependency<Component extends string = string> {
  readonly component: Component;
  /** CEL over `self` and `dep`, both Kustomizations. Needs Flux 2.7. Source: Flux, "Kustomization", "Dependencies". */
  readonly readyExpr: string;
}

/** A component with a namespace of its own, or one that it shares with other components. */
interface InNamespace {
  /** Made before the component, unless Kubernetes or the engine has it already. */
  readonly namespace: string;
  /** Level that the namespace enforces; components that share one agree on it. @default 'restricted' */
  readonly podSecurity?: PodSecurityLevel;
  /** What Argo CD does with its Application, on clusters that it runs. @default - as with every component of the cluster */
  readonly argocd?: ApplicationSettings;
}

/** Infrastructure from a Helm chart: by name from a Helm or OCI repository, by path from git. */
export interface ChartComponent<Environment extends string, Repository extends string> extends InNamespace {
  readonly chart: { readonly repository: Repository } & (
    { readonly name: string } | { readonly path: string }
  );
  /** Per environment of the cluster. */
  readonly versions: { readonly [E in Environment]: VersionRef };
  readonly values?: Values;
  /** Values that differ by the cluster's environment. */
  readonly environments?: { readonly [E in Environment]?: Values };
  /** As of every component, and how Argo CD renders the chart. @default - as with every component of the cluster */
  readonly argocd?: ApplicationSettings & { readonly helm?: HelmSettings<Environment, Repository> };
}

/** Infrastructure from a folder of git, an OCI artifact or a bucket, built by kustomize. */
export interface KustomizeComponent<
  Environment extends string,
  Repository extends string,
> extends InNamespace {
  readonly kustomize: { readonly repository: Repository; readonly path: string };
  /** Per environment of the cluster. A bucket has none. @default - the bucket as it is */
  readonly versions?: { readonly [E in Environment]: VersionRef };
  /** As of every component, and what Argo CD has kustomize change. @default - as with every component of the cluster */
  readonly argocd?: ApplicationSettings & { readonly kustomize?: KustomizeSettings };
}

/** Infrastructure from a folder of plain manifests, as they are. Flux reads all of it, folders in it included. */
export interface DirectoryComponent<
  Environment extends string,
  Repository extends string,
> extends InNamespace {
  readonly directory: { readonly repository: Repository; readonly path: string } & DirectorySettings;
  /** Per environment of the cluster. A bucket has none. @default - the bucket as it is */
  readonly versions?: { readonly [E in Environment]: VersionRef };
}

/** Infrastructure that a config management plugin of Argo CD makes from a folder of git. */
export interface PluginComponent<Environment extends string, Repository extends string> extends InNamespace {
  readonly plugin: { readonly repository: Repository; readonly path: string } & PluginSettings;
  /** Per environment of the cluster. */
  readonly versions: { readonly [E in Environment]: VersionRef };
}

/** Infrastructure as Kubernetes objects. */
export interface ManifestsComponent<Environment extends string> extends InNamespace {
  readonly manifests: readonly KubernetesObject[];
  /** More objects by the cluster's environment. @default - none */
  readonly environments?: { readonly [E in Environment]?: readonly KubernetesObject[] };
}

/** Flux's alerts and webhooks, in the namespaces of what they are about. */
export interface NotificationsComponent<Environment extends string> {
  readonly notifications: NotificationsSpec<Environment>;
}

/**
 * Image automation, in the namespace of Flux or of Argo CD. Flux's follows every ring, so one cluster of the fleet runs
 * it; Image Updater follows the rings of the environments that its cluster hosts, or a cluster that it manages. No ring has two: both would write.
 */
export interface ImagesComponent {
  readonly images: ImagesSpec;
}

/** Infrastructure on a cluster. */
export type ComponentSpec<
  Environment extends string = string,
  Repository extends string = string,
  Component extends string = string,
  Group extends string = string,
> = AnyComponent<Component, Group> &
  (
    | ChartComponent<Environment, Repository>
    | KustomizeComponent<Environment, Repository>
    | DirectoryComponent<Environment, Repository>
    | PluginComponent<Environment, Repository>
    | ManifestsComponent<Environment>
    | NotificationsComponent<Environment>
    | ImagesComponent
  );
