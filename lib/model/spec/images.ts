import type { Duration } from './repository';

/**
 * Flux's image automation: it writes new tags into the `rings.yaml` of products, in the repository of this program,
 * never into `dist/`. CI synthesizes what follows from it. Source: Flux, "Image Update Automations".
 */
export interface ImagesSpec {
  /** The git repository of this program. */
  readonly program: {
    readonly url: string;
    readonly branch: string;
    /** Secret that may write to it. */
    readonly secretRef: string;
    /** Folder of the program in it. @default - the root */
    readonly path?: string;
  };
  /** Branch that the changes are pushed to, for a pull request. @default - `branch` itself */
  readonly pushBranch?: string;
  /** @default '30m' */
  readonly interval?: Duration;
  readonly author: { readonly name: string; readonly email: string };
}

/** The image that a version of a product tags, and which rings follow it by themselves. */
export interface ProductImage<Ring extends string = string> {
  /** Image without tag: `ghcr.io/acme/web`. */
  readonly name: string;
  /** Secret with the registry's credentials, in the namespace of the image automation. @default - public */
  readonly secretRef?: string;
  /** @default '10m' */
  readonly interval?: Duration;
  /** By ring: which tags it takes. A ring that is not named is edited by people alone. */
  readonly rings: { readonly [R in Ring]?: ImagePolicySpec };
}

/** Which tag is the newest. Source: Flux, "Image Policies". */
export type ImagePolicySpec = (
  | { readonly semver: string }
  | { readonly numerical: 'asc' | 'desc' }
  | { readonly alphabetical: 'asc' | 'desc' }
) & {
  /** Only tags that match, and the part of them that is compared. @default - all, whole */
  readonly filterTags?: { readonly pattern: string; readonly extract?: string };
};
