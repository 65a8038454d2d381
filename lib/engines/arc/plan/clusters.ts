import { arcPlan, type ArcPlan } from './arc';
import { isRunBy } from '../../run-by';
import { within, type Location } from '../../../issues/issue';
import { stateSource } from '../../../plan/resolve/source';
import { resolveStates, stateOfCluster } from '../../../plan/resolve/states';
import type { ArcClusterSpec } from '../../../authored/cluster';
import type { StatedSource } from '../../../plan/source';
import type { Specs } from '../../../authored/specs';

/** A cluster that Azure Arc configures, as rules look at it. */
export interface StatedArcCluster {
  readonly name: string;
  readonly spec: ArcClusterSpec<string, string>;
  readonly arc: ArcPlan;
  readonly source: StatedSource;
  /** Where the fleet describes it. */
  readonly at: (...keys: readonly string[]) => Location;
}

/** Every arc cluster of the fleet. */
export function* arcClusters({ fleet, fleetFile }: Specs): Iterable<StatedArcCluster> {
  const states = resolveStates(fleet);
  for (const [name, spec] of Object.entries(fleet.clusters)) {
    if (!isRunBy('arc', spec)) continue;
    const at = (...keys: string[]) => within({ file: fleetFile }, 'clusters', name, ...keys);
    const state = stateOfCluster(states, spec);
    yield { name, spec, arc: arcPlan(name, spec, state), source: stateSource(state, spec.source), at };
  }
}
