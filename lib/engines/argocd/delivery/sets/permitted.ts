import type { ArgocdCluster } from '../../plan/cluster';
import { groupBy } from '../../../../facts/group-by';

interface MadeSpec {
  readonly project: string;
  readonly source?: { readonly repoURL: string };
  readonly sources?: readonly { readonly repoURL: string }[];
  readonly destination: { readonly server?: string; readonly name?: string; readonly namespace?: string };
}

/** What the sets of a cluster make, by AppProject: sorted once, whatever the number of customers. */
const sorted = new WeakMap<ArgocdCluster, ReadonlyMap<string, readonly MadeSpec[]>>();

function madeBy(cluster: ArgocdCluster): ReadonlyMap<string, readonly MadeSpec[]> {
  const known = sorted.get(cluster);
  if (known) return known;
  const made = groupBy(
    cluster.applicationSets.flatMap(({ expansion }) =>
      expansion.applications.map(({ spec }) => spec as unknown as MadeSpec),
    ),
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
      [...(source ? [source] : []), ...sources].map(({ repoURL }) => repoURL),
    ),
    destinations: [...distinct.keys()].sort().map((key) => distinct.get(key)!),
  };
}
