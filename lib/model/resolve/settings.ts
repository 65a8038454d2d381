import type { ClusterSpec, FluxSettings } from '../spec';
import { mergeSettings } from '../values';

/** The settings of a cluster and what is over them, merged: maps by key, lists and scalars replace. */
export function fluxSettings(cluster: ClusterSpec, own: FluxSettings = {}): Required<FluxSettings> {
  const below: FluxSettings = ('flux' in cluster && cluster.flux) || {};
  return {
    kustomization: mergeSettings(below.kustomization, own.kustomization),
    helmRelease: mergeSettings(below.helmRelease, own.helmRelease),
  };
}
