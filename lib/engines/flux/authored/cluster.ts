import { z } from 'zod';
import { fluxCapacity } from '../../../authored/capacity';
import { anyCluster, type ClusterNames } from '../../../authored/cluster/any';
import { type Authored, named } from '../../../authored/readonly';
import { stateSourceSchema } from '../../../authored/repository';
import { flag, text } from '../../../authored/text';
import type { FluxSettings } from './settings';
import { fluxSettingsSchema, patches } from './settings';

/** What clusters say whose engine is Flux, whoever bootstraps it. */
export const runByFlux = {
  ...anyCluster,
  /** What it and its Flux hold: more is refused, and from 90 % on a warning. @default - nothing is judged */
  capacity: fluxCapacity.optional(),
  /** Where it gets the content of `dist/`. @default - the branch of the state repository */
  source: stateSourceSchema.optional(),
  /** Settings of every component and tenant; a component's own win. @default - none */
  flux: named<FluxSettings>(fluxSettingsSchema).optional(),
  /**
   * The Kustomizations of releases stay once more in the namespace of releases, where an earlier ringfleet had them,
   * suspended, so that those that take over have what they applied before they go. True for one commit, before the first
   * without them.
   * @default false
   */
  handover: flag,
  /**
   * Components that come from one git repository at one ref share one GitRepository, `<repository>-<ref>`, instead of each having one of
   * its own. Those keep theirs that are pulled in another way than the repository says (a `verify` of their own), or by the bootstrap.
   * @default false
   */
  sharedSources: flag,
};

const install = z.strictObject({
  /** The OCI repository with the artifact. */
  repository: text,
  /** Tag of the artifact: `v2.6.4`. */
  version: text,
  /** Name of the Kustomization. @default 'flux' */
  name: text.optional(),
  /** @default - none */
  patches: patches.optional(),
});
/** Flux's own manifests. Source: Flux, "Bootstrap", the artifact `ghcr.io/fluxcd/flux-manifests`. */
export type FluxInstall = Authored<typeof install>;

export const fluxCluster = z.strictObject({
  ...runByFlux,
  engine: z.literal('flux'),
  /** What the Kustomizations that own the rest are called. Another name makes another object. @default - `bootstrap`, `infrastructure` and `tenants` */
  roots: z
    .strictObject({
      bootstrap: text.optional(),
      infrastructure: text.optional(),
      tenants: text.optional(),
    })
    .optional(),
  /** Flux keeps itself at a version, from an artifact with its manifests. @default - whoever installed it does */
  install: named<FluxInstall>(install).optional(),
  /**
   * Flux may follow references to other namespaces (it runs without `--no-cross-namespace-refs`). The HelmRelease of a
   * component is then in the component's namespace, and its source in Flux's. Changed on a running cluster, every
   * HelmRelease moves, and Flux uninstalls what the one before it had installed.
   * @default false
   */
  crossNamespaceReferences: flag,
  /**
   * Shards that tenants are spread over, each with controllers of its own. Source: Flux, "Sharding and horizontal
   * scaling".
   * @default - one set of controllers
   */
  shards: z.array(text).min(1).optional(),
});

/** A cluster that Flux reconciles. */
export type FluxClusterSpec<E extends string, C extends string> = Authored<
  typeof fluxCluster,
  ClusterNames<E, C>
>;
