import type { ClusterPlan } from '../../../model';

interface MadeSpec {
  readonly project: string;
  readonly source?: { readonly repoURL: string };
  readonly sources?: readonly { readonly repoURL: string }[];
  readonly destination: { readonly server?: string; readonly name?: string; readonly namespace?: string };
}

/** What the AppProject has to permit for the Applications that the platform team's ApplicationSets make in it. */
export function permittedBySets({ applicationSets }: ClusterPlan, project: string) {
  const made = applicationSets
    .flatMap(({ expansion }) => expansion.applications)
    .map(({ spec }) => spec as unknown as MadeSpec)
    .filter((spec) => spec.project === project);
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
