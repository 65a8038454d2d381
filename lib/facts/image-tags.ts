import type { FleetSpec } from '../authored/fleet';
import { contentOf } from '../content';
import { acceptsTag, type ImageTagsSpec } from '../authored/environment/image-tags';
import type { ProductSpec } from '../authored/product';

/**
 * Whether a version of the product is the tag of an image: it is a workload, it says which image, or the value that a version sets is
 * a tag.
 */
export function tagsImages(product: ProductSpec): boolean {
  const { version, image } = product;
  if (typeof version !== 'object' || !('value' in version)) return false;
  return (
    contentOf(product).kind.isWorkload === true ||
    image !== undefined ||
    /(^|\.)(\w*T|t)ag$/.test(version.value)
  );
}

/** Which tags the environment of a ring runs. @returns `undefined` where it runs any */
export function tagsOf(fleet: FleetSpec, ring: string): ImageTagsSpec | undefined {
  const environment = Object.hasOwn(fleet.rings, ring) ? fleet.rings[ring]?.environment : undefined;
  if (environment === undefined || !Object.hasOwn(fleet.environments, environment)) return undefined;
  return fleet.environments[environment]?.imageTags;
}

/**
 * Whether the tags of its environment let a ring run a version of the product. Where each environment has images of its own, no ring
 * proves another one's.
 */
export function runsTagsOf(
  fleet: FleetSpec,
  product: ProductSpec,
): (ring: string, version: string) => boolean {
  return (ring, version) => {
    const tags = tagsImages(product) ? tagsOf(fleet, ring) : undefined;
    return !tags || acceptsTag(tags, version);
  };
}
