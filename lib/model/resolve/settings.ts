import type { ClusterSpec, FluxSettings, Values } from '../spec';
import { merge } from '../values';

/** The settings of a cluster and what is over them, merged: maps by key, lists and scalars replace. */
export function fluxSettings(cluster: ClusterSpec, own: FluxSettings = {}): Required<FluxSettings> {
  const below: FluxSettings = ('flux' in cluster && cluster.flux) || {};
  return {
    kustomization: merged(below.kustomization, own.kustomization),
    helmRelease: merged(below.helmRelease, own.helmRelease),
  };
}

function merged<T extends object>(below: T | undefined, own: T | undefined): T {
  // Settings are data as values are, and merge alike.
  return merge(
    [below, own].filter((layer) => layer !== undefined) as readonly object[] as Values[],
  ) as object as T;
}
