import type { KubernetesObject } from '../../authored/component/object';
import type { ContentKind } from '../kind';
import {
  manifestsComponent,
  type ManifestsComponent,
  manifestsSchema,
  type ProductManifests,
  productManifestsSchema,
} from './authored';

/** Kubernetes objects as they are. */
export const manifests: ContentKind<ManifestsComponent, readonly KubernetesObject[], ProductManifests> = {
  component: manifestsComponent,
  product: productManifestsSchema,
  noun: 'manifests',
  used: 'applies Manifests',
  releases: 'written',
  functions: { '': { gives: manifestsSchema, otherwise: [] } },
  objects: (spec, environment) => spec.environments?.[environment] ?? [],
  resolve: (spec, { environment }) => ({
    form: 'written',
    kind: 'manifests',
    objects: [...spec.manifests, ...(spec.environments?.[environment] ?? [])],
  }),
  release(own, context) {
    if (typeof own !== 'function') return { form: 'written', kind: 'manifests', objects: own };
    const release = context.release();
    return { form: 'written', kind: 'manifests', objects: release ? own(release as never) : [] };
  },
};
