import type { FollowedImagePlan } from '../../../content/images/plan';
import { homeOf } from './argocd';
import type { ArgocdCluster } from './cluster';

/** The image that the Application of a release tells Image Updater to follow; nothing where another object does. */
export function followedBy(
  cluster: ArgocdCluster,
  product: string,
  ring: string,
): FollowedImagePlan | undefined {
  for (const { content } of homeOf(cluster).components) {
    if (content.form !== 'images' || content.images.form !== 'annotations') continue;
    const policy = content.policies.find((each) => each.product === product && each.ring === ring);
    if (policy) return { images: content.images, policy };
  }
  return undefined;
}
