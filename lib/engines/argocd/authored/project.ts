import type { IAppProject } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/AppProject';
import type { DeepReadonly } from '../../../authored/readonly';
import type { Duration } from '../../../authored/repository';

type Project = IAppProject['spec'];

/** The AppProjects of the platform and of customers, beside what follows from the fleet. Source: Argo CD, "Projects". */
export interface ArgocdProjects<Environment extends string = string> {
  /** Times in which Applications are synced, or are not, by name. @default - at any time */
  readonly syncWindows?: Readonly<Record<string, SyncWindowSpec<Environment>>>;
  /** The project of components and guard rails. @default - nothing more */
  readonly platform?: ProjectSettings & {
    /**
     * Kinds without a namespace that charts, folders and plugins of components bring, beside those that are common and
     * those of manifests.
     * @default - none
     */
    readonly clusterResources?: readonly { readonly group: string; readonly kind: string }[];
  };
  /** The project of each customer's releases. @default - nothing more */
  readonly customers?: ProjectSettings;
}

/** What a project asks of what is synced, and what it watches. */
export interface ProjectSettings {
  /**
   * IDs of the GnuPG keys that have to have signed commits, as Argo CD's key ring has them. Source: Argo CD, "GnuPG
   * signature verification".
   * @default - not verified
   */
  readonly signatureKeys?: readonly string[];
  /** What of a namespace no Application has made: whether to warn of it, and of what not. @default - not watched */
  readonly orphanedResources?: DeepReadonly<NonNullable<Project['orphanedResources']>>;
}

/**
 * A time, again and again, in which Applications may be synced, or may not: a freeze. Roots and guard rails are left
 * out: a root that does not sync could not bring the end of the window either. Source: Argo CD, "Sync Windows".
 */
export interface SyncWindowSpec<Environment extends string = string> {
  /** Outside of its `allow` windows an Application is not synced; `deny` wins over `allow`. */
  readonly kind: 'allow' | 'deny';
  /** When it begins: minute, hour, day of the month, month, day of the week. `0 18 19 12 *`: on 19 December at six. */
  readonly schedule: string;
  readonly duration: Duration;
  /** Of the schedule, as in `Europe/Amsterdam`. @default 'UTC' */
  readonly timeZone?: string;
  /** Whether a person may sync nevertheless. @default false */
  readonly manualSync?: boolean;
  /** What it is about: releases, or components of the platform. @default - both */
  readonly of?: 'releases' | 'platform';
  /** Only of tenants, or of clusters, in these environments. @default - all */
  readonly environments?: readonly Environment[];
}
