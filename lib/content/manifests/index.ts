import { z } from 'zod';
import { type FleetNames, inNamespace } from '../../authored/component/fields';
import { type KubernetesObject, object } from '../../authored/component/object';
import type { Authored } from '../../authored/readonly';
import { byName } from '../../authored/text';
import type { ContentKind } from '../kind';

const component = z.strictObject({
  ...inNamespace,
  manifests: z.array(object),
  /** More objects by the cluster's environment. @default - none */
  environments: byName(z.array(object)).optional(),
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

/** Kubernetes objects as they are. */
export const manifests: ContentKind<ManifestsComponent, readonly KubernetesObject[]> = {
  component,
  noun: 'manifests',
  used: 'applies Manifests',
  objects: (spec, environment) =>
    environment === undefined ? spec.manifests : (spec.environments?.[environment] ?? []),
  resolve: (spec, { environment }) => ({
    form: 'written',
    objects: [...spec.manifests, ...(spec.environments?.[environment] ?? [])],
  }),
};
