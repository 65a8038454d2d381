import { z } from 'zod';
import type { FluxSettings, HelmReleaseSettings, KustomizationSettings } from './settings';
import { duration, text } from '../../../authored/text';
import { patchTarget } from '../../../authored/patch-target';

const strings = z.record(z.string(), z.string());
const metadata = z.strictObject({ annotations: strings.optional(), labels: strings.optional() });
export const patches = z.array(z.strictObject({ patch: text, target: patchTarget.optional() }));
const images = z.array(
  z.strictObject({
    name: text,
    newName: text.optional(),
    newTag: text.optional(),
    digest: text.optional(),
  }),
);
const healthCheckExprs = z.array(
  z.strictObject({
    apiVersion: text,
    kind: text,
    current: text,
    inProgress: text.optional(),
    failed: text.optional(),
  }),
);
const flag = z.boolean().optional();
const count = z.int().min(0).optional();

const kustomization = z.strictObject({
  interval: duration.optional(),
  retryInterval: duration.optional(),
  timeout: duration.optional(),
  prune: flag,
  wait: flag,
  force: flag,
  deletionPolicy: z.enum(['MirrorPrune', 'Delete', 'WaitForTermination', 'Orphan']).optional(),
  serviceAccountName: text.optional(),
  healthChecks: z
    .array(
      z.strictObject({
        apiVersion: text.optional(),
        kind: text,
        name: text,
        namespace: text.optional(),
      }),
    )
    .optional(),
  healthCheckExprs: healthCheckExprs.optional(),
  substitute: strings.optional(),
  substituteFrom: z
    .array(z.strictObject({ kind: z.enum(['Secret', 'ConfigMap']), name: text, optional: flag }))
    .optional(),
  decryption: z.strictObject({ secretRef: text }).optional(),
  patches: patches.optional(),
  components: z.array(text).optional(),
  ignoreMissingComponents: flag,
  images: images.optional(),
  commonMetadata: metadata.optional(),
}) satisfies z.ZodType<KustomizationSettings>;

const common = { disableHooks: flag, disableWait: flag, timeout: duration.optional() };
const action = {
  ...common,
  disableWaitForJobs: flag,
  crds: z.enum(['Skip', 'Create', 'CreateReplace']).optional(),
  disableOpenAPIValidation: flag,
  disableSchemaValidation: flag,
  disableTakeOwnership: flag,
  strategy: z
    .strictObject({
      name: z.enum(['RemediateOnFailure', 'RetryOnFailure']),
      retryInterval: duration.optional(),
    })
    .optional(),
};
const remediation = {
  // Below zero: without end.
  retries: z.int().optional(),
  ignoreTestFailures: flag,
  remediateLastFailure: flag,
};
const serverSideApply = z.enum(['enabled', 'disabled', 'auto']).optional();

const helmRelease = z.strictObject({
  interval: duration.optional(),
  timeout: duration.optional(),
  maxHistory: count,
  persistentClient: flag,
  commonMetadata: metadata.optional(),
  healthCheckExprs: healthCheckExprs.optional(),
  install: z
    .strictObject({
      ...action,
      createNamespace: flag,
      remediation: z.strictObject(remediation).optional(),
      replace: flag,
      serverSideApply: flag,
      skipCRDs: flag,
    })
    .optional(),
  upgrade: z
    .strictObject({
      ...action,
      cleanupOnFail: flag,
      force: flag,
      preserveValues: flag,
      remediation: z
        .strictObject({ ...remediation, strategy: z.enum(['rollback', 'uninstall']).optional() })
        .optional(),
      serverSideApply,
    })
    .optional(),
  rollback: z
    .strictObject({
      ...common,
      disableWaitForJobs: flag,
      cleanupOnFail: flag,
      force: flag,
      recreate: flag,
      serverSideApply,
    })
    .optional(),
  uninstall: z
    .strictObject({
      ...common,
      deletionPropagation: z.enum(['background', 'foreground', 'orphan']).optional(),
      keepHistory: flag,
    })
    .optional(),
  test: z
    .strictObject({
      enable: flag,
      ignoreFailures: flag,
      timeout: duration.optional(),
      filters: z.array(z.strictObject({ name: text, exclude: flag })).optional(),
    })
    .optional(),
  driftDetection: z
    .strictObject({
      mode: z.enum(['enabled', 'warn', 'disabled']).optional(),
      ignore: z
        .array(z.strictObject({ paths: z.array(text).min(1), target: patchTarget.optional() }))
        .optional(),
    })
    .optional(),
  valuesFrom: z
    .array(
      z.strictObject({
        kind: z.enum(['Secret', 'ConfigMap']),
        name: text,
        valuesKey: text.optional(),
        targetPath: text.optional(),
        literal: flag,
        optional: flag,
      }),
    )
    .optional(),
  postRenderers: z
    .array(
      z.strictObject({
        kustomize: z.strictObject({ patches: patches.optional(), images: images.optional() }).optional(),
      }),
    )
    .optional(),
}) satisfies z.ZodType<HelmReleaseSettings>;

export const helmReleaseSettings = helmRelease;
export const fluxSettings = z.strictObject({
  kustomization: kustomization.optional(),
  helmRelease: helmRelease.optional(),
}) satisfies z.ZodType<FluxSettings>;
