import type { FleetSpec } from '../authored/fleet';

/** Repositories that charts may be pulled from: all but buckets. */
export function repositoriesOfCharts({ repositories }: FleetSpec): string[] {
  return Object.keys(repositories).filter((name) => !('bucket' in repositories[name]!));
}

/** A chart of a repository: by its folder in git, otherwise by name. */
export function chartIn({ repositories }: FleetSpec, repository: string, chart: string) {
  const isGit = 'git' in (repositories[repository] ?? {});
  return isGit ? { repository, path: chart } : { repository, name: chart };
}
