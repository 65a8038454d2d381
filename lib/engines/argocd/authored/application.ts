import { z } from 'zod';
import {
  differences,
  helm,
  info,
  kustomize,
  plugin as pluginSettings,
  syncPolicy as anySyncPolicy,
} from '../../../../imports/argocd-fields';
import { type Authored, named } from '../../../authored/readonly';
import { type GitRef, gitRef } from '../../../authored/sources/refs';
import { byName, duration, text } from '../../../authored/text';

const flag = z.boolean().optional();

const retry = z.strictObject({
  /** -1: without end. @default -1 where Argo CD syncs by itself, else 5 */
  limit: z.int().min(-1).optional(),
  /** Retry with the newest revision. @default - where Argo CD syncs by itself */
  refresh: flag,
  /** How long it waits before the next try. @default - as its fields say */
  backoff: z
    .strictObject({
      /** Before the first. @default '10s' */
      duration: duration.optional(),
      /** How many times as long before each one after it. @default 2 */
      factor: z.int().min(1).optional(),
      /** @default '3m' */
      maxDuration: duration.optional(),
    })
    .optional(),
});

/** How often a sync that failed is tried again. Source: Argo CD, "Automated Sync Policy". */
export type RetrySettings = Authored<typeof retry>;

const syncPolicy = anySyncPolicy.pick({ managedNamespaceMetadata: true, syncOptions: true }).extend({
  /** Of what syncs by itself, which the environment's `automatedSync` decides. @default - prunes and heals */
  automated: z.strictObject({ prune: flag, selfHeal: flag }).optional(),
  /** @default - as its fields say */
  retry: named<RetrySettings>(retry).optional(),
});

/** `syncOptions` merge by their names, so that one of them takes none of the others away. */
export type SyncPolicySettings = Authored<typeof syncPolicy>;

const pointer = z.string().regex(/^\//, "expected a path that begins with a slash, such as '/spec/replicas'");

/** What the compiler checks of the settings of Applications, checked once more when it runs. */
export const applicationSettings = z.strictObject({
  /** Fields of objects that others may change. @default - none */
  ignoreDifferences: z.array(differences.extend({ jsonPointers: z.array(pointer).optional() })).optional(),
  /** What people are told beside the Application. @default - nothing */
  info: z.array(info.extend({ value: text })).optional(),
  /** How many revisions are kept to go back to. @default - 10, as Argo CD has it */
  revisionHistoryLimit: z.int().min(0).optional(),
  /** @default - what ringfleet says of components and of releases */
  syncPolicy: named<SyncPolicySettings>(syncPolicy).optional(),
  /**
   * How Kubernetes deletes what a release deployed, where the environment's `onDelete` is `cascade`. Source: Argo CD,
   * "App Deletion".
   * @default 'foreground'
   */
  propagationPolicy: z.enum(['foreground', 'background']).optional(),
  /**
   * Whether a release may lack one of its value files: every one is written here, but people may keep some of their own
   * beside them. Source: Argo CD, "Helm", "Values Files".
   * @default false
   */
  ignoreMissingValueFiles: flag,
});

/**
 * What Argo CD does with the Applications of components and releases, in its own fields; what they are called, what they
 * pull, where it goes and after what, the fleet decides. Of the settings of a cluster, an environment and a component or
 * product, maps merge and the last one's lists and scalars win. Roots and guard rails take none. Source: Argo CD,
 * "Application Specification Reference".
 */
export type ApplicationSettings = Authored<typeof applicationSettings>;

const valuesRef = z.strictObject({
  repository: text,
  /** Per environment of the cluster; text is a tag. */
  versions: byName(z.union([text, ...gitRef.options])),
});

/** A git repository with value files. */
export type ValuesRef<Environment extends string = string, Repository extends string = string> = Authored<
  typeof valuesRef,
  { repository: Repository; versions: { readonly [E in Environment]: string | GitRef } }
>;

export const helmSettings = helm
  .pick({
    apiVersions: true,
    fileParameters: true,
    ignoreMissingValueFiles: true,
    kubeVersion: true,
    parameters: true,
    passCredentials: true,
    skipCrds: true,
    skipSchemaValidation: true,
    skipTests: true,
  })
  .extend({
    /** Files of the chart, or of one of `refs` as `$ref/path`; lowest first, and below the component's values. @default - none */
    valueFiles: z.array(text).optional(),
    /** Further git repositories that value files come from, by the name that stands after `$`. @default - none */
    refs: byName(valuesRef).optional(),
  });

/** How Argo CD renders a chart, beside the values. Source: Argo CD, "Helm". */
export type HelmSettings<Environment extends string = string, Repository extends string = string> = Authored<
  typeof helmSettings,
  { refs: Readonly<Record<string, ValuesRef<Environment, Repository>>> }
>;

export const kustomizeSettings = kustomize.pick({
  commonAnnotations: true,
  commonLabels: true,
  components: true,
  forceCommonAnnotations: true,
  forceCommonLabels: true,
  ignoreMissingComponents: true,
  images: true,
  labelIncludeTemplates: true,
  labelWithoutSelector: true,
  namePrefix: true,
  nameSuffix: true,
  patches: true,
  replicas: true,
});

/** What Argo CD has kustomize change. Source: Argo CD, "Kustomize". */
export type KustomizeSettings = Authored<typeof kustomizeSettings>;

export const directorySettings = z.strictObject({
  /** Folders in it, too. @default true */
  recurse: flag,
  /** Only files that match: a glob, or several as `{a.yaml,b/*.yaml}`. @default - all */
  include: text.optional(),
  /** No files that match. @default - none */
  exclude: text.optional(),
});

/** Which files of a folder are manifests. Source: Argo CD, "Directory". */
export type DirectorySettings = Authored<typeof directorySettings>;

/** What a config management plugin is told. Source: Argo CD, "Config Management Plugins". */
export type PluginSettings = Authored<typeof pluginSettings>;
export { pluginSettings };
