import type { Duration } from './repository';

/**
 * New tags of images become versions in the `rings.yaml` of products, in the repository of this program, never in
 * `dist/`: CI synthesizes what follows from it. Flux's image automation finds a version by a comment; Argo CD Image
 * Updater (1.1 or later) by its key, and writes the image beside it. Sources: Flux, "Image Update Automations"; Argo CD
 * Image Updater, "Update methods".
 */
export interface ImagesSpec {
  /** The git repository of this program. */
  readonly program: {
    readonly url: string;
    readonly branch: string;
    /** Secret that may write to it, in the namespace of Flux or of Argo CD. */
    readonly secretRef: string;
    /** Folder of the program in it. @default - the root */
    readonly path?: string;
  };
  /** Branch that the changes are pushed to, for a pull request. @default - `branch` itself */
  readonly pushBranch?: string;
  /** Of Flux; Image Updater has it as an argument of its own. @default '30m' */
  readonly interval?: Duration;
  /** Who commits, on Flux; Image Updater has `git.user` and `git.email` in its ConfigMap. */
  readonly author: { readonly name: string; readonly email: string };
  /**
   * How Argo CD Image Updater is told: by an ImageUpdater for each ring of a product, or by annotations of the releases'
   * Applications, to which such an ImageUpdater then points.
   * @default 'ImageUpdater'
   */
  readonly form?: 'ImageUpdater' | 'annotations';
}

/** The image that a version of a product tags, and which rings follow it by themselves. */
export interface ProductImage<Ring extends string = string> {
  /** Image without tag: `ghcr.io/acme/web`. */
  readonly name: string;
  /** Secret with the registry's credentials, in the namespace of the image automation. @default - public */
  readonly secretRef?: string;
  /** How often Flux looks at the registry. @default '10m' */
  readonly interval?: Duration;
  /** By ring: which tags it takes. A ring that is not named is edited by people alone. */
  readonly rings: { readonly [R in Ring]?: ImagePolicySpec };
}

/**
 * Which tag is the newest. Flux takes the first three; Image Updater a range, the last in the alphabet, the newest build
 * or the digest of one tag. Sources: Flux, "Image Policies"; Argo CD Image Updater, "Update strategies".
 */
export type ImagePolicySpec = (
  | { readonly semver: string }
  | { readonly numerical: 'asc' | 'desc' }
  /** `asc` takes the last in the alphabet, `desc` the first. */
  | { readonly alphabetical: 'asc' | 'desc' }
  /** By the day on which the image was built. */
  | { readonly newestBuild: true }
  /** What this tag stands for now: the version becomes `tag@sha256:…`. */
  | { readonly digest: string }
) & {
  /** Only tags that match, and the part of them that is compared, which Flux alone can do. @default - all, whole */
  readonly filterTags?: { readonly pattern: string; readonly extract?: string };
  /** Globs of tags that Image Updater passes over. @default - none */
  readonly ignoreTags?: readonly string[];
};
