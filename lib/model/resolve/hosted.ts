import type { ClusterSpec } from '../spec';

/** The environments whose tenants may run on a cluster. */
export function hostedBy(spec: ClusterSpec): readonly string[] {
  return spec.hosts ?? [spec.environment];
}
