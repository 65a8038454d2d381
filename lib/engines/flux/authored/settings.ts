import { z } from 'zod';
import {
  helmRelease as anyHelmRelease,
  kustomization as anyKustomization,
} from '../../../../imports/flux-fields';
import { type Authored, named } from '../../../authored/readonly';
import { duration, text } from '../../../authored/text';

/** A version of Flux, `major.minor`. */
export type FluxVersion = `2.${number}`;

const { patches: anyPatches, postBuild } = anyKustomization.shape;

const kustomization = anyKustomization
  .pick({
    commonMetadata: true,
    components: true,
    deletionPolicy: true,
    force: true,
    healthCheckExprs: true,
    healthChecks: true,
    ignoreMissingComponents: true,
    images: true,
    patches: true,
    prune: true,
    serviceAccountName: true,
    wait: true,
  })
  .partial()
  .extend({
    /** @default '30m' */
    interval: duration.optional(),
    /** @default '2m' */
    retryInterval: duration.optional(),
    /** @default '10m' */
    timeout: duration.optional(),
    /** Variables that `${NAME}` stands for in what is applied. Every one that occurs needs a value. @default - none */
    substitute: z.record(z.string(), z.string()).optional(),
    /** More variables, from the Kustomization's namespace. @default - none */
    substituteFrom: postBuild.unwrap().shape.substituteFrom,
    /** Secret with the keys that decrypt what SOPS encrypted, in the Kustomization's namespace. @default - nothing is encrypted */
    decryption: z.strictObject({ secretRef: text }).optional(),
  });

/**
 * What a Kustomization does, in Flux's own fields; what it applies, where, and after what, the fleet decides. Of a
 * cluster's settings and a component's, maps merge and the component's lists and scalars win. Source: Flux,
 * "Kustomization".
 */
export type KustomizationSettings = Authored<typeof kustomization>;

/** Of these, what does not decide with whose rights a release is applied, or what it consists of. */
export const releaseKustomizationSchema = kustomization.pick({
  force: true,
  healthCheckExprs: true,
  healthChecks: true,
  interval: true,
  retryInterval: true,
  timeout: true,
  wait: true,
});
export type ReleaseKustomization = Authored<typeof releaseKustomizationSchema>;

const valuesFrom = anyHelmRelease.shape.valuesFrom.unwrap().element.extend({
  /** The value at `targetPath` is taken as it is, as by `helm --set-literal`. Of Flux 2.9, newer than the types. @default false */
  literal: z.boolean().optional(),
});
const helmRelease = anyHelmRelease
  .pick({
    commonMetadata: true,
    driftDetection: true,
    healthCheckExprs: true,
    install: true,
    maxHistory: true,
    persistentClient: true,
    postRenderers: true,
    rollback: true,
    test: true,
    uninstall: true,
    upgrade: true,
  })
  .extend({
    /** More values, from Secrets and ConfigMaps beside the HelmRelease. @default - none */
    valuesFrom: z.array(valuesFrom).optional(),
    /** @default '1h' of a component, '30m' of a product */
    interval: duration.optional(),
    /** @default '10m' */
    timeout: duration.optional(),
  });

/**
 * How Helm installs, in Flux's own fields; what it installs, where and with whose rights, the fleet decides. They merge
 * over ringfleet's own as those of a Kustomization do. Source: Flux, "Helm Releases".
 */
export type HelmReleaseSettings = Authored<typeof helmRelease>;
export const helmReleaseSettings = named<HelmReleaseSettings>(helmRelease);

const settings = z.strictObject({
  kustomization: named<KustomizationSettings>(kustomization).optional(),
  helmRelease: helmReleaseSettings.optional(),
});

/** How Flux goes about it, on clusters that it runs. Argo CD takes no notice. */
export type FluxSettings = Authored<typeof settings>;
export const fluxSettingsSchema = named<FluxSettings>(settings);

const patch = anyPatches.unwrap().element;

/** A patch as kustomize takes it, and which objects it changes. */
export type FluxPatch = Authored<typeof patch>;
export const patches = z.array(named<FluxPatch>(patch));
