import type { ArcCluster } from '../engines/arc/plan/cluster';
import type { ArgocdCluster } from '../engines/argocd/plan/cluster';
import type { FluxCluster } from '../engines/flux/plan/cluster';

/** A cluster, told apart by its engine, each with that engine's own part. */
export type ClusterPlan = ArgocdCluster | FluxCluster | ArcCluster;
