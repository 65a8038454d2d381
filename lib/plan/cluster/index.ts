import type { ArcCluster } from '../../engines/arc/plan/cluster';
import type { ArgocdCluster } from '../../engines/argocd/plan/cluster';
import type { FluxCluster } from '../../engines/flux/plan/cluster';
import type { EngineName } from '../../authored/cluster';

/** Clusters by engine. */
interface Plans {
  readonly argocd: ArgocdCluster;
  readonly flux: FluxCluster;
  readonly arc: ArcCluster;
}

/** A cluster, told apart by its engine, each with that engine's own part. */
export type ClusterPlan = Plans[EngineName];
