import type { ClusterSpec } from '../../../authored/cluster';
import type { FleetSpec } from '../../../authored/fleet';
import { isRunBy } from '../../run-by';

/** Name of the cluster that manages another; `undefined` where none does, or none can: a rule says so. */
function hubOf({ clusters }: FleetSpec, name: string): string | undefined {
  const managedBy = managerOf(clusters[name]);
  if (managedBy === undefined || managedBy === name || !Object.hasOwn(clusters, managedBy)) return undefined;
  const hub = clusters[managedBy]!;
  return isRunBy('argocd', hub) && managerOf(hub) === undefined ? managedBy : undefined;
}

/** What the cluster says that it is managed by. */
export function managerOf(spec: ClusterSpec | undefined): string | undefined {
  return spec && isRunBy('argocd', spec) ? spec.managedBy : undefined;
}

/** The name of each cluster's hub; one that has none is not there. */
export function hubsOf(fleet: FleetSpec): ReadonlyMap<string, string> {
  const hubs = new Map<string, string>();
  for (const name of Object.keys(fleet.clusters)) {
    const hub = hubOf(fleet, name);
    if (hub !== undefined) hubs.set(name, hub);
  }
  return hubs;
}
