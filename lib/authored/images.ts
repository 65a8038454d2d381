import { z } from 'zod';
import { type Authored, named, type OneOf } from './readonly';
import { gitUrl } from './sources/refs';
import { byName, duration, folderPath, text } from './text';

const automation = z.strictObject({
  /** The git repository of this program. */
  program: z.strictObject({
    url: gitUrl,
    branch: text,
    /** Secret that may write to it, in the namespace of Flux or of Argo CD. */
    secretRef: text,
    /** Folder of the program in it. @default - the root */
    path: folderPath.optional(),
  }),
  /** Branch that the changes are pushed to, for a pull request. @default - `branch` itself */
  pushBranch: text.optional(),
  /** Of Flux; Image Updater has it as an argument of its own. @default '30m' */
  interval: duration.optional(),
  /** Who commits, on Flux; Image Updater has `git.user` and `git.email` in its ConfigMap. */
  author: z.strictObject({ name: text, email: z.email('expected an email address') }),
  /**
   * How Argo CD Image Updater is told: by an ImageUpdater for each ring of a product, or by annotations of the releases'
   * Applications, to which such an ImageUpdater then points.
   * @default 'ImageUpdater'
   */
  form: z.enum(['ImageUpdater', 'annotations']).optional(),
});

/**
 * New tags of images become versions in the `rings.yaml` of products, in the repository of this program, never in
 * `dist/`: CI synthesizes what follows from it. Flux's image automation finds a version by a comment; Argo CD Image
 * Updater (1.1 or later) by its key, and writes the image beside it. Sources: Flux, "Image Update Automations"; Argo CD
 * Image Updater, "Update methods".
 */
export type ImagesSpec = Authored<typeof automation>;
export const imagesSchema = named<ImagesSpec>(automation);

const order = z.enum(['asc', 'desc']);
const filter = {
  /** Only tags that match, and the part of them that is compared, which Flux alone can do. @default - all, whole */
  filterTags: z.strictObject({ pattern: text, extract: text.optional() }).optional(),
  /** Globs of tags that Image Updater passes over. @default - none */
  ignoreTags: z.array(text).min(1).optional(),
};
const policy = z.union([
  z.strictObject({ semver: text, ...filter }),
  z.strictObject({ numerical: order, ...filter }),
  z.strictObject({
    /** `asc` takes the last in the alphabet, `desc` the first. */
    alphabetical: order,
    ...filter,
  }),
  z.strictObject({
    /** By the day on which the image was built. */
    newestBuild: z.literal(true),
    ...filter,
  }),
  z.strictObject({
    /** What this tag stands for now: the version becomes `tag@sha256:…`. */
    digest: text,
    ...filter,
  }),
]);

/**
 * Which tag is the newest. Flux takes the first three; Image Updater a range, the last in the alphabet, the newest build
 * or the digest of one tag. Sources: Flux, "Image Policies"; Argo CD Image Updater, "Update strategies".
 */
export type ImagePolicySpec = OneOf<typeof policy>;

const image = z.strictObject({
  /** Image without tag: `ghcr.io/acme/web`. */
  // A port may follow the registry's host; after that a colon begins a tag. Source: Flux, "Image Repositories".
  name: z
    .string()
    .regex(
      /^([^/:@]+(:\d+)?\/)?[^:@]+$/,
      "expected an image without scheme, tag and digest: 'ghcr.io/acme/web'",
    ),
  /** Secret with the registry's credentials, in the namespace of the image automation. @default - public */
  secretRef: text.optional(),
  /** How often Flux looks at the registry. @default '10m' */
  interval: duration.optional(),
  /** By ring: which tags it takes. A ring that is not named is edited by people alone. */
  rings: byName(named<ImagePolicySpec>(policy)),
});

/** The image that a version of a product tags, and which rings follow it by themselves. */
export type ProductImage<Ring extends string = string> = Authored<
  typeof image,
  { rings: { readonly [R in Ring]?: ImagePolicySpec } }
>;
export const productImage = named<ProductImage>(image);
