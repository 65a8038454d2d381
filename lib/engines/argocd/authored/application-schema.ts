import { z } from 'zod';
import type {
  ApplicationSettings,
  DirectorySettings,
  HelmSettings,
  KustomizeSettings,
  PluginSettings,
} from './application';
import { byName, duration, text } from '../../../authored/text';
import { patchTarget } from '../../../authored/patch-target';
import { gitRef } from '../../../authored/repository-schema';

const strings = z.record(z.string(), z.string());
const flag = z.boolean().optional();
const texts = z.array(text).optional();

const retry = z.strictObject({
  // Below zero: without end.
  limit: z.int().min(-1).optional(),
  refresh: flag,
  backoff: z
    .strictObject({
      duration: duration.optional(),
      factor: z.int().min(1).optional(),
      maxDuration: duration.optional(),
    })
    .optional(),
});

/** What the compiler checks of the settings of Applications, checked once more when it runs. */
export const applicationSettings = z.strictObject({
  ignoreDifferences: z
    .array(
      z.strictObject({
        group: z.string().optional(),
        kind: text,
        name: text.optional(),
        namespace: text.optional(),
        jsonPointers: z
          .array(
            z.string().regex(/^\//, "expected a path that begins with a slash, such as '/spec/replicas'"),
          )
          .optional(),
        jqPathExpressions: texts,
        managedFieldsManagers: texts,
      }),
    )
    .optional(),
  info: z.array(z.strictObject({ name: text, value: text })).optional(),
  revisionHistoryLimit: z.int().min(0).optional(),
  syncPolicy: z
    .strictObject({
      automated: z.strictObject({ prune: flag, selfHeal: flag }).optional(),
      managedNamespaceMetadata: z
        .strictObject({ annotations: strings.optional(), labels: strings.optional() })
        .optional(),
      retry: retry.optional(),
      syncOptions: texts,
    })
    .optional(),
  propagationPolicy: z.enum(['foreground', 'background']).optional(),
  ignoreMissingValueFiles: flag,
}) satisfies z.ZodType<ApplicationSettings>;

export const helmSettings = z.strictObject({
  apiVersions: texts,
  kubeVersion: text.optional(),
  parameters: z
    .array(z.strictObject({ name: text.optional(), value: z.string().optional(), forceString: flag }))
    .optional(),
  fileParameters: z.array(z.strictObject({ name: text.optional(), path: text.optional() })).optional(),
  ignoreMissingValueFiles: flag,
  passCredentials: flag,
  skipCrds: flag,
  skipSchemaValidation: flag,
  skipTests: flag,
  valueFiles: texts,
  refs: byName(
    z.strictObject({ repository: text, versions: byName(z.union([text, ...gitRef.options])) }),
  ).optional(),
}) satisfies z.ZodType<HelmSettings>;

export const kustomizeSettings = z.strictObject({
  commonAnnotations: strings.optional(),
  commonLabels: strings.optional(),
  components: texts,
  forceCommonAnnotations: flag,
  forceCommonLabels: flag,
  ignoreMissingComponents: flag,
  images: texts,
  labelIncludeTemplates: flag,
  labelWithoutSelector: flag,
  namePrefix: text.optional(),
  nameSuffix: text.optional(),
  patches: z
    .array(
      z.strictObject({
        options: z.record(z.string(), z.boolean()).optional(),
        patch: text.optional(),
        path: text.optional(),
        target: patchTarget.optional(),
      }),
    )
    .optional(),
  replicas: z.array(z.strictObject({ name: text, count: z.union([z.int().min(0), text]) })).optional(),
}) satisfies z.ZodType<KustomizeSettings>;

export const directorySettings = z.strictObject({
  recurse: flag,
  include: text.optional(),
  exclude: text.optional(),
}) satisfies z.ZodType<DirectorySettings>;

export const pluginSettings = z.strictObject({
  name: text.optional(),
  env: z.array(z.strictObject({ name: text, value: z.string() })).optional(),
  parameters: z
    .array(
      z.strictObject({
        name: text.optional(),
        string: z.string().optional(),
        array: z.array(z.string()).optional(),
        map: strings.optional(),
      }),
    )
    .optional(),
}) satisfies z.ZodType<PluginSettings>;
