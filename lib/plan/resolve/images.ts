import type { ClusterPlan } from '../cluster';
import type { FollowedImagePlan, ImagePolicyPlan } from '../component';
import type { ClusterSpec } from '../../authored/cluster';
import type { FleetSpec } from '../../authored/fleet';
import type { ProductInput } from '../../authored/specs';
import { homeOf } from '../../engines/argocd/plan/argocd';
import { engineOf } from '../../engines';
import { byName } from '../../facts/order';

/** Whether an image automation on the cluster can follow an image for the ring. */
export function follows(fleet: FleetSpec, cluster: ClusterSpec, ring: string): boolean {
  const environment = Object.hasOwn(fleet.rings, ring) ? fleet.rings[ring]!.environment : undefined;
  return environment !== undefined && engineOf(cluster).images.finds(fleet, cluster, environment);
}

/** The image policies of a cluster's image automation. */
export function followedOn(
  fleet: FleetSpec,
  cluster: ClusterSpec,
  products: readonly ProductInput[],
): ImagePolicyPlan[] {
  return policiesOf(products).filter(({ ring }) => follows(fleet, cluster, ring));
}

/** What the Application of a release has to tell by itself. */
export function annotated(
  cluster: ClusterPlan,
  product: string,
  ring: string,
): FollowedImagePlan | undefined {
  for (const { content } of homeOf(cluster).components) {
    if (content.kind !== 'images' || content.images.form !== 'annotations') continue;
    const policy = content.policies.find((each) => each.product === product && each.ring === ring);
    if (policy) return { images: content.images, policy };
  }
  return undefined;
}

/** An image policy for each ring that follows a product's image by itself. */
export function policiesOf(products: readonly ProductInput[]): ImagePolicyPlan[] {
  return byName(
    products.flatMap(({ spec: { name: product, image }, rings }) =>
      Object.entries(image?.rings ?? {}).flatMap(([ring, policy]): ImagePolicyPlan[] => {
        const file = rings?.file ?? `products/${product}/rings.yaml`;
        return image && policy ? [{ name: `${product}-${ring}`, product, ring, image, policy, file }] : [];
      }),
    ),
  );
}
