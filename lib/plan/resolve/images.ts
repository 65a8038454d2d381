import type { ImagePolicyPlan } from '../../content/images/plan';
import type { ClusterSpec } from '../../authored/cluster';
import type { FleetSpec } from '../../authored/fleet';
import type { ProductInput } from '../../authored/specs';
import { engineOf } from '../../engines';
import { sortedByName } from '../../facts/order';

/** Whether an image automation on the cluster can follow an image for the ring. */
export function canFollow(fleet: FleetSpec, cluster: ClusterSpec, ring: string): boolean {
  const environment = Object.hasOwn(fleet.rings, ring) ? fleet.rings[ring]!.environment : undefined;
  return environment !== undefined && engineOf(cluster).images.finds(fleet, cluster, environment);
}

/** The image policies of a cluster's image automation. */
export function followedOn(
  fleet: FleetSpec,
  cluster: ClusterSpec,
  products: readonly ProductInput[],
): ImagePolicyPlan[] {
  return policiesOf(products).filter(({ ring }) => canFollow(fleet, cluster, ring));
}

/** An image policy for each ring that follows a product's image by itself. */
export function policiesOf(products: readonly ProductInput[]): ImagePolicyPlan[] {
  return sortedByName(
    products.flatMap(({ spec: { name: product, image }, rings }) =>
      Object.entries(image?.rings ?? {}).flatMap(([ring, policy]): ImagePolicyPlan[] => {
        const file = rings?.file ?? `products/${product}/rings.yaml`;
        if (!image || !policy) return [];
        const followed = { interval: '10m', ...image } as const;
        return [{ name: `${product}-${ring}`, product, ring, image: followed, policy, file }];
      }),
    ),
  );
}
