import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application';
import type { DeepReadonly } from '../../../authored/readonly';
import type { Duration, GitRef } from '../../../authored/repository';

type Spec = IApplication['spec'];
type SyncPolicy = NonNullable<Spec['syncPolicy']>;
type Source = NonNullable<Spec['source']>;

/**
 * What Argo CD does with the Applications of components and releases, in its own fields; what they are called, what they
 * pull, where it goes and after what, the fleet decides. Of the settings of a cluster, an environment and a component or
 * product, maps merge and the last one's lists and scalars win. Roots and guard rails take none. Source: Argo CD,
 * "Application Specification Reference".
 */
export interface ApplicationSettings extends DeepReadonly<
  Pick<Spec, 'ignoreDifferences' | 'info' | 'revisionHistoryLimit'>
> {
  /** @default - what ringfleet says of components and of releases */
  readonly syncPolicy?: SyncPolicySettings;
  /**
   * How Kubernetes deletes what a release deployed, where the environment's `onDelete` is `cascade`. Source: Argo CD,
   * "App Deletion".
   * @default 'foreground'
   */
  readonly propagationPolicy?: 'foreground' | 'background';
  /**
   * Whether a release may lack one of its value files: every one is written here, but people may keep some of their own
   * beside them. Source: Argo CD, "Helm", "Values Files".
   * @default false
   */
  readonly ignoreMissingValueFiles?: boolean;
}

/** `syncOptions` merge by their names, so that one of them takes none of the others away. */
export interface SyncPolicySettings extends DeepReadonly<
  Pick<SyncPolicy, 'managedNamespaceMetadata' | 'syncOptions'>
> {
  /** Of what syncs by itself, which the environment's `automatedSync` decides. @default - prunes and heals */
  readonly automated?: { readonly prune?: boolean; readonly selfHeal?: boolean };
  /** @default - as its fields say */
  readonly retry?: RetrySettings;
}

/** How often a sync that failed is tried again. Source: Argo CD, "Automated Sync Policy". */
export interface RetrySettings {
  /** -1: without end. @default -1 where Argo CD syncs by itself, else 5 */
  readonly limit?: number;
  /** Retry with the newest revision. @default - where Argo CD syncs by itself */
  readonly refresh?: boolean;
  /** How long it waits before the next try. @default - as its fields say */
  readonly backoff?: {
    /** Before the first. @default '10s' */
    readonly duration?: Duration;
    /** How many times as long before each one after it. @default 2 */
    readonly factor?: number;
    /** @default '3m' */
    readonly maxDuration?: Duration;
  };
}

/** How Argo CD renders a chart, beside the values. Source: Argo CD, "Helm". */
export interface HelmSettings<
  Environment extends string = string,
  Repository extends string = string,
> extends DeepReadonly<
  Pick<
    NonNullable<Source['helm']>,
    | 'apiVersions'
    | 'fileParameters'
    | 'ignoreMissingValueFiles'
    | 'kubeVersion'
    | 'parameters'
    | 'passCredentials'
    | 'skipCrds'
    | 'skipSchemaValidation'
    | 'skipTests'
  >
> {
  /** Files of the chart, or of one of `refs` as `$ref/path`; lowest first, and below the component's values. @default - none */
  readonly valueFiles?: readonly string[];
  /** Further git repositories that value files come from, by the name that stands after `$`. @default - none */
  readonly refs?: Readonly<Record<string, ValuesRef<Environment, Repository>>>;
}

/** A git repository with value files. */
export interface ValuesRef<Environment extends string = string, Repository extends string = string> {
  readonly repository: Repository;
  /** Per environment of the cluster; text is a tag. */
  readonly versions: { readonly [E in Environment]: string | GitRef };
}

/** What Argo CD has kustomize change. Source: Argo CD, "Kustomize". */
export type KustomizeSettings = DeepReadonly<
  Pick<
    NonNullable<Source['kustomize']>,
    | 'commonAnnotations'
    | 'commonLabels'
    | 'components'
    | 'forceCommonAnnotations'
    | 'forceCommonLabels'
    | 'ignoreMissingComponents'
    | 'images'
    | 'labelIncludeTemplates'
    | 'labelWithoutSelector'
    | 'namePrefix'
    | 'nameSuffix'
    | 'patches'
    | 'replicas'
  >
>;

/** Which files of a folder are manifests. Source: Argo CD, "Directory". */
export interface DirectorySettings {
  /** Folders in it, too. @default true */
  readonly recurse?: boolean;
  /** Only files that match: a glob, or several as `{a.yaml,b/*.yaml}`. @default - all */
  readonly include?: string;
  /** No files that match. @default - none */
  readonly exclude?: string;
}

/** What a config management plugin is told. Source: Argo CD, "Config Management Plugins". */
export type PluginSettings = DeepReadonly<NonNullable<Source['plugin']>>;
