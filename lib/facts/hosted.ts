import type { ClusterSpec } from '../authored/cluster';

/** The environments whose tenants may run on a cluster. */
export function hostedBy(spec: ClusterSpec): readonly string[] {
  return spec.hosts ?? [spec.environment];
}
