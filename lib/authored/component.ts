import type { DirectorySettings, HelmSettings, PluginSettings } from '../engines/argocd/authored/application';
import type { NotificationsSpec } from '../engines/flux/authored/notifications';
import {
  type ComponentDependency,
  contents,
  type Folder,
  type InRepository,
  type OfArgocd,
} from './component/contents';
import type { KubernetesObject } from './component/object';
import { formOf } from './form';
import type { ObservabilitySpec } from './observability';
import type { Authored } from './readonly';
import type { RecoverySpec } from './recovery';
import type { VersionRef } from './sources/refs';
import type { Values } from './values';

export type { ComponentDependency, PodSecurityLevel } from './component/contents';
export type { KubernetesObject } from './component/object';
export type { VersionRef } from './sources/refs';

type Content<Kind extends keyof typeof contents, Names> = Authored<(typeof contents)[Kind], Names>;
interface Names<Environment extends string, Component extends string, Group extends string> {
  group: Group;
  dependsOn: readonly (Component | ComponentDependency<Component>)[];
  versions: { readonly [E in Environment]: VersionRef };
}

/** Infrastructure from a Helm chart: by name from a Helm or OCI repository, by path from git. */
export type ChartComponent<
  E extends string = string,
  R extends string = string,
  C extends string = string,
  G extends string = string,
> = Content<
  'chart',
  Names<E, C, G> & {
    chart: InRepository<R>;
    environments: { readonly [Name in E]?: Values };
    argocd: OfArgocd<{ helm: HelmSettings<E, R> }>;
  }
>;

/** Infrastructure from a folder of git, an OCI artifact or a bucket, built by kustomize. */
export type KustomizeComponent<
  E extends string = string,
  R extends string = string,
  C extends string = string,
  G extends string = string,
> = Content<'kustomize', Names<E, C, G> & { kustomize: Folder<R> }>;

/** Infrastructure from a folder of plain manifests, as they are. Flux reads all of it, folders in it included. */
export type DirectoryComponent<
  E extends string = string,
  R extends string = string,
  C extends string = string,
  G extends string = string,
> = Content<'directory', Names<E, C, G> & { directory: Folder<R> & DirectorySettings }>;

/** Infrastructure that a config management plugin of Argo CD makes from a folder of git. */
export type PluginComponent<
  E extends string = string,
  R extends string = string,
  C extends string = string,
  G extends string = string,
> = Content<'plugin', Names<E, C, G> & { plugin: Folder<R> & PluginSettings }>;

/** Infrastructure as Kubernetes objects. */
type ManifestsComponent<E extends string, C extends string, G extends string> = Content<
  'manifests',
  Names<E, C, G> & { environments: { readonly [Name in E]?: readonly KubernetesObject[] } }
>;

/** Flux's alerts and webhooks, in the namespaces of what they are about. */
type NotificationsComponent<E extends string, C extends string, G extends string> = Content<
  'notifications',
  Names<E, C, G> & { notifications: NotificationsSpec<E> }
>;

/**
 * Image automation, in the namespace of Flux or of Argo CD. Flux's follows every ring, so one cluster of the fleet runs
 * it; Image Updater follows the rings of the environments that its cluster hosts, or a cluster that it manages. No ring has two: both would write.
 */
type ImagesComponent<C extends string, G extends string> = Content<'images', Names<never, C, G>>;

/** Alerts and dashboards, in the namespace of the monitoring. */
type ObservabilityComponent<E extends string, C extends string, G extends string> = Content<
  'observability',
  Names<E, C, G> & { observability: ObservabilitySpec<E, C> }
>;

/** Backups, in the namespace of Velero and in those of databases. */
type RecoveryComponent<E extends string, C extends string, G extends string> = Content<
  'recovery',
  Names<E, C, G> & { recovery: RecoverySpec<E, C> }
>;

/** Infrastructure on a cluster. */
export type ComponentSpec<
  Environment extends string = string,
  Repository extends string = string,
  Component extends string = string,
  Group extends string = string,
> =
  | ChartComponent<Environment, Repository, Component, Group>
  | KustomizeComponent<Environment, Repository, Component, Group>
  | DirectoryComponent<Environment, Repository, Component, Group>
  | PluginComponent<Environment, Repository, Component, Group>
  | ManifestsComponent<Environment, Component, Group>
  | NotificationsComponent<Environment, Component, Group>
  | ImagesComponent<Component, Group>
  | ObservabilityComponent<Environment, Component, Group>
  | RecoveryComponent<Environment, Component, Group>;

/** What the compiler checks of a component, checked once more when it runs. */
export const component = formOf<ComponentSpec>((given) => {
  const [kind, ...more] = Object.keys(contents).filter((each) => each in given);
  if (kind === undefined)
    return `expected one of ${Object.keys(contents).join(', ')}: what the component consists of`;
  return more.length === 0
    ? contents[kind as keyof typeof contents]
    : `expected one of ${[kind, ...more].join(', ')} alone, and the rest as a component of its own`;
});
