import type { ImagePolicySpec, ImagesSpec, ProductImage } from '../../authored/images';
import type { GitSourcePlan } from '../../plan/source';

/** An image automation. */
export interface ImagesContent {
  readonly form: 'images';
  readonly images: ImagesPlan;
  /** The program, as Flux pulls it. */
  readonly source: GitSourcePlan;
  readonly policies: readonly ImagePolicyPlan[];
}

/** How images are followed, with every default resolved. */
export type ImagesPlan = Required<ImagesSpec>;

/** A ring of a product that follows an image, and what follows it. */
export interface FollowedImagePlan {
  readonly images: ImagesPlan;
  readonly policy: ImagePolicyPlan;
}

/** Which tags of a product's image one ring takes. */
export interface ImagePolicyPlan {
  /** `{product}-{ring}`: an identity, like every name. */
  readonly name: string;
  readonly product: string;
  readonly ring: string;
  readonly image: ProductImage & Required<Pick<ProductImage, 'interval'>>;
  readonly policy: ImagePolicySpec;
  /** The file with the ring's version, from the folder of the program. */
  readonly file: string;
}
