import type { ArcClusterSpec } from '../../../authored/cluster';
import type { ReconciledByFlux } from '../../flux/plan/cluster';
import type { ArcPlan } from './arc';

/** A cluster that Flux runs, and that Azure Arc configures. */
export interface ArcCluster extends ReconciledByFlux<ArcClusterSpec<string, string>> {
  readonly engine: 'arc';
  /** The cluster as Azure sees it. */
  readonly arc: ArcPlan;
}
