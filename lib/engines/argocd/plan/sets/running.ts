import type { ArgocdVersion, ClusterParams } from '../../../../applicationsets';
import type { Plan } from '../../../../plan/fleet';
import { inOutput, layout } from '../../../../plan/layout';
import { DELIVERY_SETS } from '../../../../plan/names';
import { clustersFollowing } from '../../../following';
import { homeOf } from '../argocd';
import { ARGOCD_VERSION } from '../versions';

/** Where an ApplicationSet runs. */
export interface RunningSet {
  /** The cluster whose tenants it delivers, or that runs it. @default - no cluster runs it */
  readonly cluster?: string;
  /** The version of Argo CD that expands it. */
  readonly argocd: ArgocdVersion;
  /** Clusters that the clusters generator finds there, beside the cluster of Argo CD itself. */
  readonly clusters: readonly ClusterParams[];
}

/**
 * Where the sets of a file run. What is in the folder of a cluster with a hub, the hub's Argo CD runs; what is in the
 * folder that all clusters share, those that name it do.
 *
 * @param path below the output folder
 */
export function runsOf({ clusters, applicationSets }: Plan, path: string): RunningSet[] {
  const shared = applicationSets.find(
    ({ state, file }) => path === inOutput(state, `${layout.applicationSets}/${file}`),
  );
  const found = clustersFollowing('argocd', clusters).filter(({ name, state, applicationSets: active }) =>
    shared
      ? active.some((set) => set.name === shared.name)
      : path.startsWith(`${inOutput(state, layout.cluster(name))}/`),
  );
  if (found.length === 0) return [{ clusters: [], argocd: ARGOCD_VERSION }];
  return found.map((cluster) => {
    const { clusters: known, version } = homeOf(cluster).argocd;
    return { cluster: cluster.name, clusters: known, argocd: version };
  });
}

/** The first of the ApplicationSets that run. */
export function firstSet({ clusters }: Plan): { name: string; cluster: string } | undefined {
  for (const { name: cluster, sets, applicationSets, hub } of clustersFollowing('argocd', clusters)) {
    const [own] = applicationSets;
    if (own) return { name: own.name, cluster };
    if (sets && !hub) return { name: DELIVERY_SETS.tenants, cluster };
  }
  return undefined;
}
