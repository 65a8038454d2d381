import { z } from 'zod';
import { type DifferingInNamespace, type FleetNames, inNamespace } from '../../authored/component/fields';
import { type KubernetesObject, object } from '../../authored/component/object';
import { type Authored, named } from '../../authored/readonly';
import { byName } from '../../authored/text';
import { type OfRelease, releaseFunction } from '../release';

export const manifestsSchema = z.array(object);

/** What a component of another kind may have beside what it consists of. */
export const withManifests = {
  /** Objects that are applied with it: an ExternalSecret, a NetworkPolicy, a route. @default - none */
  manifests: manifestsSchema.optional(),
};

export const manifestsComponent = z.strictObject({
  ...inNamespace,
  manifests: manifestsSchema,
  /** More objects by the cluster's environment. @default - none */
  environments: byName(manifestsSchema).optional(),
});

/** Infrastructure as Kubernetes objects. */
export type ManifestsComponent<
  E extends string = string,
  C extends string = string,
  G extends string = string,
> = Authored<
  typeof manifestsComponent,
  FleetNames<E, C, G, DifferingInNamespace> & {
    environments: { readonly [Name in E]?: readonly KubernetesObject[] };
  }
>;

/** The objects of a product: the same for every release, or made of its values. */
export type ProductManifests<V = never> =
  readonly KubernetesObject[] | OfRelease<readonly KubernetesObject[], V>;
export const productManifestsSchema = named<ProductManifests>(
  z.union([manifestsSchema.min(1), releaseFunction<readonly KubernetesObject[]>()]),
);
