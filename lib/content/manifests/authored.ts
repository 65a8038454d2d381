import { z } from 'zod';
import { type FleetNames, inNamespace } from '../../authored/component/fields';
import { type KubernetesObject, object } from '../../authored/component/object';
import { type Authored, named } from '../../authored/readonly';
import { byName } from '../../authored/text';
import { type OfRelease, ofRelease } from '../release';

export const objects = z.array(object);

export const component = z.strictObject({
  ...inNamespace,
  manifests: objects,
  /** More objects by the cluster's environment. @default - none */
  environments: byName(objects).optional(),
});

/** Infrastructure as Kubernetes objects. */
export type ManifestsComponent<
  E extends string = string,
  C extends string = string,
  G extends string = string,
> = Authored<
  typeof component,
  FleetNames<E, C, G> & { environments: { readonly [Name in E]?: readonly KubernetesObject[] } }
>;

/** The objects of a product: the same for every release, or made of its values. */
export type ProductManifests<V = never> =
  readonly KubernetesObject[] | OfRelease<readonly KubernetesObject[], V>;
export const productManifests = named<ProductManifests>(
  z.union([objects.min(1), ofRelease<readonly KubernetesObject[]>()]),
);
