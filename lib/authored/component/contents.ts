import { z } from 'zod';
import type {
  ApplicationSettings,
  DirectorySettings,
  HelmSettings,
  KustomizeSettings,
  PluginSettings,
} from '../../engines/argocd/authored/application';
import {
  applicationSettings,
  directorySettings,
  helmSettings,
  kustomizeSettings,
  pluginSettings,
} from '../../engines/argocd/authored/application';
import type { NotificationsSpec } from '../../engines/flux/authored/notifications';
import { notifications } from '../../engines/flux/authored/notifications';
import type { FluxSettings } from '../../engines/flux/authored/settings';
import { fluxSettings } from '../../engines/flux/authored/settings';
import { images } from '../images';
import { observability } from '../observability';
import { type Authored, named } from '../readonly';
import { recovery } from '../recovery';
import { version } from '../sources/refs';
import { byName, sourcePath, text } from '../text';
import { values } from '../values';
import { object } from './object';

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
export type Folder<Repository extends string = string> = Authored<typeof folder, { repository: Repository }>;

const byChartName = z.strictObject({ repository: text, name: text });
export type InRepository<Repository extends string> =
  Authored<typeof byChartName, { repository: Repository }> | Folder<Repository>;

/** What a component can consist of. */
export const contents = {
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
  observability: z.strictObject({ ...any, observability }),
  recovery: z.strictObject({ ...any, recovery }),
};

/** As of every component, and how Argo CD renders what it is made of. */
export type OfArgocd<Rendering> = ApplicationSettings & Readonly<Partial<Rendering>>;
