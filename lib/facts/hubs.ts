import { runsFlux } from './runs-flux';
import type { ClusterSpec } from '../authored/cluster';
import type { FleetSpec } from '../authored/fleet';

/** Name of the cluster that manages another; `undefined` where none does, or none can: a rule says so. */
export function hubOf({ clusters }: FleetSpec, name: string): string | undefined {
  const managedBy = managerOf(clusters[name]);
  const hub = managedBy !== undefined && Object.hasOwn(clusters, managedBy) ? clusters[managedBy] : undefined;
  const isHub = hub && managedBy !== name && !runsFlux[hub.engine] && managerOf(hub) === undefined;
  return isHub ? managedBy : undefined;
}

/** What the cluster says that it is managed by. */
export function managerOf(spec: ClusterSpec | undefined): string | undefined {
  return spec && 'managedBy' in spec ? spec.managedBy : undefined;
}
