import type { NamespaceMetadata } from '../../authored/environment/namespace-metadata';
import type { Labels } from '../labels';

/** Labels and annotations of a namespace that are not ringfleet's own. */
export type NamespaceMetadataPlan = Required<Readonly<Record<keyof NamespaceMetadata, Labels>>>;

/** Whoever may say something of a namespace. */
interface Says {
  readonly namespaceMetadata?: NamespaceMetadata;
}

/** What they all say of one namespace, lowest first. */
export function namespaceMetadataOf(...all: readonly object[]): NamespaceMetadataPlan {
  const found = all.map((each) => (each as Says).namespaceMetadata ?? {});
  return {
    labels: Object.assign({}, ...found.map(({ labels }) => labels)) as Labels,
    annotations: Object.assign({}, ...found.map(({ annotations }) => annotations)) as Labels,
  };
}
