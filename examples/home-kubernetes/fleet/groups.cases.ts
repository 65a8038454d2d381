/* What the compiler says of dependencies: test/types compiles this with the cases of its own. */
import type { Component, Names } from './groups';

const manifests = { namespace: 'media', manifests: [] } as const;

export const storage = {
  'rook-ceph': { ...manifests, dependsOn: ['external-secrets-secret-store'] },
  // @ts-expect-error Type '"rook-cehp"' is not assignable to type
  'rook-ceph-cluster': { ...manifests, dependsOn: ['rook-cehp'] },
  volsync: manifests,
  'snapshot-controller': manifests,
} as const satisfies Record<Names['storage'], Component>;

// @ts-expect-error Property '"ghar-zoo"' is missing
export const missing = { 'ghar-controller': manifests } as const satisfies Record<Names['ci-cd'], Component>;
