import { z } from 'zod';

const most = z.int().positive().optional();

/** What any cluster may say that it holds. */
export const anyCapacity = {
  /** Namespaces of tenants. Source: Kubernetes, SIG Scalability, "Kubernetes Scalability thresholds": 10,000. @default - not judged */
  namespaces: most,
  /**
   * Objects of tenants, all of which the controllers of the engine watch: guard rails, and of each release as many as its product says
   * under `objects`. @default - not judged
   */
  objects: most,
};

/** What a cluster holds whose engine is Argo CD. */
export const argocdCapacity = z.strictObject({
  ...anyCapacity,
  /** Applications of its Argo CD, those of clusters that it manages among them. @default - not judged */
  applications: most,
  /** Applications that one replica of its application controller holds, by `shards`. @default - not judged */
  applicationsPerShard: most,
});

/** What a cluster holds that Flux runs. */
export const fluxCapacity = z.strictObject({
  ...anyCapacity,
  /** Kustomizations and HelmReleases that one set of controllers holds: the main one, and that of each shard. @default - not judged */
  fluxObjects: most,
});

/** What may be counted, and how messages call it. */
export const COUNTED_BY = {
  applications: 'Applications',
  applicationsPerShard: 'Applications',
  fluxObjects: 'Flux objects',
  namespaces: 'namespaces of tenants',
  objects: 'objects of tenants',
} as const;
export type CapacityKey = keyof typeof COUNTED_BY;

/** What a cluster states, whatever its engine. */
export type Capacity = { readonly [K in CapacityKey]?: number };
