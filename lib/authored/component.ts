import { z } from 'zod';
import type {
  ApplicationSettings,
  DirectorySettings,
  HelmSettings,
  KustomizeSettings,
  PluginSettings,
} from '../engines/argocd/authored/application';
import {
  applicationSettings,
  directorySettings,
  helmSettings,
  kustomizeSettings,
  pluginSettings,
} from '../engines/argocd/authored/application-schema';
import type { NotificationsSpec } from '../engines/flux/authored/notifications';
import { notifications } from '../engines/flux/authored/notifications-schema';
import type { FluxSettings } from '../engines/flux/authored/settings';
import { fluxSettings } from '../engines/flux/authored/settings-schema';
import { formOf } from './form';
import { images } from './images';
import { type KubernetesObject, object } from './object';
import { type Authored, named } from './readonly';
import { type VersionRef, version } from './refs';
import { byName, sourcePath, text } from './text';
import { type Values, values } from './values';

export type { KubernetesObject } from './object';
export type { VersionRef } from './refs';

const podSecurity = z.enum(['privileged', 'baseline', 'restricted']);
/** Pod Security Standards level. Source: Kubernetes, "Pod Security Standards". */
export type PodSecurityLevel = z.input<typeof podSecurity>;

const dependency = z.strictObject({
  component: text,
  /** CEL over `self` and `dep`, both Kustomizations. Needs Flux 2.7. Source: Flux, "Kustomization", "Dependencies". */
  readyExpr: text,
});
/** A dependency that is ready by more than its health. */
export type ComponentDependency<Component extends string = string> = Authored<
  typeof dependency,
  { component: Component }
>;

const any = {
  /** @default - the name */
  title: text.optional(),
  /** Group that graphs show it in. @default - none */
  group: text.optional(),
  /** Components that must be healthy first. @default - none */
  dependsOn: z.array(z.union([text, named<ComponentDependency>(dependency)])).optional(),
  /**
   * What owns it: `bootstrap`, which is there before the infrastructure, or `infrastructure`. Owning is not
   * depending: an owner waits for nothing of what it owns. Changed on a running cluster, the old owner may prune the
   * component before the new one has it.
   * @default 'infrastructure'
   */
  root: z.enum(['bootstrap', 'infrastructure']).optional(),
  /** @default - none */
  flux: named<FluxSettings>(fluxSettings).optional(),
};

/** A component with a namespace of its own, or one that it shares with other components. */
const inNamespace = {
  ...any,
  /** Made before the component, unless Kubernetes or the engine has it already. */
  namespace: text,
  /** Level that the namespace enforces; components that share one agree on it. @default 'restricted' */
  podSecurity: podSecurity.optional(),
  /** What Argo CD does with its Application, on clusters that it runs. @default - as with every component of the cluster */
  argocd: named<ApplicationSettings>(applicationSettings).optional(),
};
const folder = z.strictObject({ repository: text, path: sourcePath });
type Folder<Repository extends string = string> = Authored<typeof folder, { repository: Repository }>;

const byChartName = z.strictObject({ repository: text, name: text });
type InRepository<Repository extends string> =
  Authored<typeof byChartName, { repository: Repository }> | Folder<Repository>;

/** What a component can consist of. */
const contents = {
  chart: z.strictObject({
    ...inNamespace,
    chart: z.union([byChartName, folder]),
    /** Per environment of the cluster. */
    versions: byName(version),
    values: values.optional(),
    /** Values that differ by the cluster's environment. */
    environments: byName(values).optional(),
    /** As of every component, and how Argo CD renders the chart. @default - as with every component of the cluster */
    argocd: named<OfArgocd<{ helm: HelmSettings }>>(
      applicationSettings.extend({ helm: helmSettings.optional() }),
    ).optional(),
  }),
  kustomize: z.strictObject({
    ...inNamespace,
    kustomize: folder,
    /** Per environment of the cluster. A bucket has none. @default - the bucket as it is */
    versions: byName(version).optional(),
    /** As of every component, and what Argo CD has kustomize change. @default - as with every component of the cluster */
    argocd: named<OfArgocd<{ kustomize: KustomizeSettings }>>(
      applicationSettings.extend({ kustomize: kustomizeSettings.optional() }),
    ).optional(),
  }),
  directory: z.strictObject({
    ...inNamespace,
    directory: named<Folder & DirectorySettings>(directorySettings.extend(folder.shape)),
    /** Per environment of the cluster. A bucket has none. @default - the bucket as it is */
    versions: byName(version).optional(),
  }),
  plugin: z.strictObject({
    ...inNamespace,
    plugin: named<Folder & PluginSettings>(pluginSettings.extend(folder.shape)),
    /** Per environment of the cluster. */
    versions: byName(version),
  }),
  manifests: z.strictObject({
    ...inNamespace,
    manifests: z.array(object),
    /** More objects by the cluster's environment. @default - none */
    environments: byName(z.array(object)).optional(),
  }),
  notifications: z.strictObject({ ...any, notifications: named<NotificationsSpec>(notifications) }),
  images: z.strictObject({ ...any, images }),
};
type OfArgocd<Rendering> = ApplicationSettings & Readonly<Partial<Rendering>>;

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
  | ImagesComponent<Component, Group>;

/** What the compiler checks of a component, checked once more when it runs. */
export const component = formOf<ComponentSpec>((given) => {
  const [kind, ...more] = Object.keys(contents).filter((each) => each in given);
  if (kind === undefined)
    return `expected one of ${Object.keys(contents).join(', ')}: what the component consists of`;
  return more.length === 0
    ? contents[kind as keyof typeof contents]
    : `expected one of ${[kind, ...more].join(', ')} alone, and the rest as a component of its own`;
});
