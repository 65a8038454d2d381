import { z } from 'zod';
import {
  fromRepository,
  type DifferingPulled,
  type FleetNames,
  type OfArgocd,
} from '../../authored/component/fields';
import { type Authored, named, type OneOf } from '../../authored/readonly';
import { version } from '../../authored/sources/refs';
import { byName, strings, text } from '../../authored/text';
import { sourcePath } from '../../authored/text';
import { values } from '../../authored/values';
import {
  applicationSettings,
  type KustomizeSettings,
  kustomizeSettings,
} from '../../engines/argocd/authored/application';
import { type Folder, folderSchema } from '../../authored/sources/folder';
import { withManifests } from '../manifests/authored';
import { type OfRelease, releaseFunction } from '../release';

const argocd = named<OfArgocd<{ kustomize: KustomizeSettings }>>(
  applicationSettings.extend({ kustomize: kustomizeSettings.optional() }),
).optional();

export const kustomizeComponent = z.strictObject({
  ...withManifests,
  ...fromRepository({ kustomize: folderSchema.partial().optional(), argocd }),
  kustomize: folderSchema,
  /** Per environment of the cluster. A bucket has none. @default - the bucket as it is; of a state repository its branch */
  versions: byName(version).optional(),
  /** As of every component, and what Argo CD has kustomize change. @default - as with every component of the cluster */
  argocd,
});

/** What a folder that kustomize builds may say otherwise. */
export type KustomizeOverride<R extends string = string> = DifferingPulled<{
  kustomize: Partial<Folder<R>>;
  argocd: OfArgocd<{ kustomize: KustomizeSettings }>;
}>;

/** Infrastructure from a folder of git, an OCI artifact or a bucket, built by kustomize. */
export type KustomizeComponent<
  E extends string = string,
  R extends string = string,
  C extends string = string,
  G extends string = string,
> = Authored<typeof kustomizeComponent, FleetNames<E, C, G, KustomizeOverride<R>> & { kustomize: Folder<R> }>;

const operation = z.strictObject({
  op: z.enum(['add', 'copy', 'move', 'remove', 'replace', 'test']),
  /** A JSON pointer: `/spec/replicas`. */
  path: text,
  from: text.optional(),
  value: z.unknown().optional(),
});
const target = z.strictObject({
  group: text.optional(),
  version: text.optional(),
  kind: text.optional(),
  /** A regular expression for the whole name. */
  name: text.optional(),
  labelSelector: text.optional(),
  annotationSelector: text.optional(),
});
const patch = z.union([
  z.strictObject({
    target,
    /** What JSON Patch does to each object that the target selects. Source: RFC 6902. */
    operations: z.array(operation).min(1),
  }),
  z.strictObject({
    target,
    /** What is merged into each object that the target selects; `null` removes. */
    merge: values,
  }),
]);
/** A patch of kustomize's, and which objects it changes. Source: kustomize, "patches". */
export type KustomizePatch = OneOf<typeof patch>;

export const changes = z.strictObject({
  /** Other names, tags or digests for images, by the name in the manifests. @default - none */
  images: byName(
    z
      .strictObject({ newName: text.optional(), newTag: text.optional(), digest: text.optional() })
      .refine(
        ({ newTag, digest }) => newTag === undefined || digest === undefined,
        'expected newTag or digest, and not both',
      ),
  ).optional(),
  /** @default - none */
  patches: z.array(named<KustomizePatch>(patch)).optional(),
  /** Folders of components, from the folder that is built. Source: kustomize, "components". @default - none */
  components: z.array(text).optional(),
  /** Added to the labels of every object, and to no selector. @default - none */
  labels: strings.optional(),
});
/** What kustomize changes in what it builds. */
export type KustomizeChanges = Authored<typeof changes>;

export const productFolder = z.strictObject({
  repository: text,
  /** Folder of manifests. */
  path: sourcePath,
  /** Folders of environments, which are taken instead. @default - the same for all */
  overlays: byName(sourcePath).optional(),
  /** What kustomize changes for a release, by its values. @default - nothing */
  changes: releaseFunction<KustomizeChanges>().optional(),
});
/** Keys of a product's folder that name parts of the fleet, or take the product's values. */
export interface OfProductFolder<Repository extends string, Environment extends string, V> {
  repository: Repository;
  overlays: { readonly [E in Environment]?: string };
  changes: OfRelease<KustomizeChanges, V>;
}
/** The folder of a product, which kustomize builds. */
export type ProductKustomize<
  Repository extends string = string,
  Environment extends string = string,
  V = never,
> = Authored<typeof productFolder, OfProductFolder<Repository, Environment, V>>;
export const productKustomize = named<ProductKustomize>(productFolder);
/** What of the folder may differ. */
export const differingFolder = productFolder.partial();

/** The patch as text: JSON is YAML. kustomize takes no merge without a name, which counts for nothing beside a target. */
export function patchText(given: KustomizePatch): string {
  if ('operations' in given) return JSON.stringify(given.operations);
  const { kind = 'any', group, version = 'v1' } = given.target;
  const apiVersion = group === undefined ? version : `${group}/${version}`;
  const { metadata = {}, ...merge } = given.merge;
  return JSON.stringify({ apiVersion, kind, metadata: { name: 'any', ...(metadata as object) }, ...merge });
}
