import type { ClusterSpec } from '../../../../authored/cluster';
import type { FleetSpec } from '../../../../authored/fleet';
import type { PlacementFile } from '../../../../authored/specs';
import { isRunBy } from '../../../run-by';
import { hubsOf } from '../hubs';

/** Clusters whose shard a fleet leaves open, with the hub that has several: their Secrets are ringfleet's, and say none. */
export function* unsharded(fleet: FleetSpec): Iterable<{ readonly name: string; readonly hub: string }> {
  for (const [name, hub] of hubsOf(fleet)) {
    const [spec, home] = [fleet.clusters[name]!, fleet.clusters[hub]!];
    if (!isRunBy('argocd', spec) || !isRunBy('argocd', home) || (home.controllerReplicas ?? 1) === 1)
      continue;
    if (spec.connection?.credentials && spec.connection.shard === undefined) yield { name, hub };
  }
}

/** The fleet with the shards that were chosen. */
export function withShards(fleet: FleetSpec, chosen: PlacementFile | undefined): FleetSpec {
  if (!chosen) return fleet;
  const clusters: Record<string, ClusterSpec> = { ...fleet.clusters };
  for (const { name } of unsharded(fleet)) {
    const spec = clusters[name]!;
    const shard = Object.hasOwn(chosen.entries, name) ? chosen.entries[name] : undefined;
    if (shard === undefined || !isRunBy('argocd', spec)) continue;
    clusters[name] = { ...spec, connection: { ...spec.connection, shard: Number(shard) } };
  }
  return { ...fleet, clusters };
}
