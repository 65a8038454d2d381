import { arcOf, type ArcPlan } from './arc';
import { within, type Location } from '../../../issues/issue';
import { stateSource } from '../../../plan/resolve/source';
import { resolveStates, stateOfCluster } from '../../../plan/resolve/states';
import type { ArcClusterSpec } from '../../../authored/cluster';
import type { Specs } from '../../../authored/specs';

/** A cluster that Azure Arc configures, as rules look at it. */
export interface ArcCluster {
  readonly name: string;
  readonly spec: ArcClusterSpec<string, string>;
  readonly arc: ArcPlan;
  readonly source: ReturnType<typeof stateSource>;
  /** Where the fleet describes it. */
  readonly at: (...keys: readonly string[]) => Location;
}

/** Every arc cluster of the fleet. */
export function* arcClusters({ fleet, fleetFile }: Specs): Iterable<ArcCluster> {
  const states = resolveStates(fleet);
  for (const [name, spec] of Object.entries(fleet.clusters)) {
    const { arc } = arcOf(name, spec);
    if (!arc) continue;
    const at = (...keys: string[]) => within({ file: fleetFile }, 'clusters', name, ...keys);
    const source = stateSource(stateOfCluster(states, spec), spec);
    yield { name, spec: spec as ArcClusterSpec<string, string>, arc, source, at };
  }
}
