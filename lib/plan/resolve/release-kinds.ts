import { engineOf } from '../../engines';
import type { ClusterSpec } from '../../authored/cluster';
import { PROGRESSIVE, ROUTED_BY_ISTIO, type Workload, WORKLOADS } from '../../authored/workloads';
import { hostedBy } from '../../facts/hosted';
import type { ClusterFacts } from '../cluster/facts';
import { runnerOf } from '../runner';

/** What releases on a cluster may consist of: more than elsewhere where workloads of its environments need it. */
export function releaseKinds({ environments }: ClusterFacts, cluster: ClusterSpec): readonly Workload[] {
  const { progressive } = engineOf(cluster);
  const runs = hostedBy(cluster).flatMap((name) => {
    const workloads = environments.get(name)?.workloads;
    return workloads ? [{ runner: runnerOf(workloads, progressive), by: workloads.traffic?.by }] : [];
  });
  const kinds: Workload[] = [...WORKLOADS];
  if (runs.some(({ runner }) => runner !== 'Deployment')) kinds.push(...PROGRESSIVE[progressive]);
  // Flagger writes them itself.
  if (runs.some(({ runner, by }) => by === 'istio' && runner !== 'Canary')) kinds.push(ROUTED_BY_ISTIO);
  return kinds;
}
