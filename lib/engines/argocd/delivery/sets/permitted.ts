import type { ArgocdCluster } from '../../plan/cluster';
import type { ApplicationSpec } from '../../../../applicationsets';
import { groupBy } from '../../../../facts/group-by';

/** What the sets of a cluster make, by AppProject: sorted once, whatever the number of customers. */
const sorted = new WeakMap<ArgocdCluster, ReadonlyMap<string, readonly ApplicationSpec[]>>();

function madeBy(cluster: ArgocdCluster): ReadonlyMap<string, readonly ApplicationSpec[]> {
  const known = sorted.get(cluster);
  if (known) return known;
  const made = groupBy(
    cluster.applicationSets.flatMap(({ expansion }) => expansion.applications.map(({ spec }) => spec)),
    ({ project }) => project,
  );
  sorted.set(cluster, made);
  return made;
}

/** What the AppProject has to permit for the Applications that the platform team's ApplicationSets make in it. */
export function permittedBySets(cluster: ArgocdCluster, project: string) {
  const made = madeBy(cluster).get(project) ?? [];
  const destinations = made.map(({ destination: { server, name, namespace } }) => ({
    ...(server === undefined ? { name } : { server }),
    namespace,
  }));
  const distinct = new Map(destinations.map((each) => [JSON.stringify(each), each]));
  return {
    sourceRepos: made.flatMap(({ source, sources = [] }) =>
      [...(source ? [source] : []), ...sources].flatMap(({ repoURL = [] }) => repoURL),
    ),
    destinations: [...distinct.keys()].sort().map((key) => distinct.get(key)!),
  };
}
