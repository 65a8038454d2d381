import { z } from 'zod';
import { orphanedResources } from '../../../../imports/argocd-fields';
import { type Authored, named } from '../../../authored/readonly';
import { timeZone } from '../../../authored/rollout/time-zone';
import { byName, duration, schedule, text } from '../../../authored/text';

const syncWindow = z.strictObject({
  /** Outside of its `allow` windows an Application is not synced; `deny` wins over `allow`. */
  kind: z.enum(['allow', 'deny']),
  /** When it begins: minute, hour, day of the month, month, day of the week. `0 18 19 12 *`: on 19 December at six. */
  schedule,
  duration,
  /** Of the schedule, as in `Europe/Amsterdam`. @default 'UTC' */
  timeZone: timeZone.optional(),
  /** Whether a person may sync nevertheless. @default false */
  manualSync: z.boolean().optional(),
  /** What it is about: releases, or components of the platform. @default - both */
  of: z.enum(['releases', 'platform']).optional(),
  /** Only of tenants, or of clusters, in these environments. @default - all */
  environments: z.array(text).min(1).optional(),
});

/**
 * A time, again and again, in which Applications may be synced, or may not: a freeze. Roots and guard rails are left
 * out: a root that does not sync could not bring the end of the window either. Source: Argo CD, "Sync Windows".
 */
export type SyncWindowSpec<Environment extends string = string> = Authored<
  typeof syncWindow,
  { environments: readonly Environment[] }
>;

const project = z.strictObject({
  /**
   * IDs of the GnuPG keys that have to have signed commits, as Argo CD's key ring has them. Source: Argo CD, "GnuPG
   * signature verification".
   * @default - not verified
   */
  signatureKeys: z
    .array(
      z
        .string()
        .regex(
          /^([0-9A-F]{16}|[0-9A-F]{40})$/,
          "expected the ID of a GnuPG key, 16 or 40 digits of 0-9 and A-F, as in '4AEE18F83AFDEB23'",
        ),
    )
    .min(1)
    .optional(),
  /** What of a namespace no Application has made: whether to warn of it, and of what not. @default - not watched */
  orphanedResources: orphanedResources.optional(),
});

/** What a project asks of what is synced, and what it watches. */
export type ProjectSettings = Authored<typeof project>;

const platform = project.extend({
  /**
   * Kinds without a namespace that charts, folders and plugins of components bring, beside those that are common and
   * those of manifests.
   * @default - none
   */
  clusterResources: z.array(z.strictObject({ group: z.string(), kind: text })).optional(),
});

/** What the compiler checks of AppProjects, checked once more when it runs. */
export const argocdProjects = z.strictObject({
  /** Times in which Applications are synced, or are not, by name. @default - at any time */
  syncWindows: byName(syncWindow).optional(),
  /** The project of components and guard rails. @default - nothing more */
  platform: platform.optional(),
  /** The project of each customer's releases. @default - nothing more */
  customers: named<ProjectSettings>(project).optional(),
});

/** The AppProjects of the platform and of customers, beside what follows from the fleet. Source: Argo CD, "Projects". */
export type ArgocdProjects<Environment extends string = string> = Authored<
  typeof argocdProjects,
  { syncWindows: Readonly<Record<string, SyncWindowSpec<Environment>>> }
>;
