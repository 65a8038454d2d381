import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { commitsOf, releasesNow } from '../../history/commits';
import type { HistorySource } from '../../history/log';
import type { CommitChange } from '../../history/entries';
import { cacheFolder } from '../../incremental/cache';
import type { PublishedRelease } from '../../publish/record';
import { localRepository } from '../../publish/repository/local';
import { remoteRepository } from '../../publish/repository/remote';
import type { StateRepositoryAccess } from '../../publish/repository/repository';
import type { StateTarget } from '../publish/targets';

/** Opens the state repositories that have the branch, and lets go of them in the end. */
export async function withSources<T>(
  targets: readonly StateTarget[],
  branch: string | undefined,
  root: string,
  use: (sources: readonly HistorySource[]) => Promise<T>,
): Promise<T> {
  const opened: StateRepositoryAccess[] = [];
  const kept = cacheFolder(join(root, 'main.ts'));
  try {
    const sources: HistorySource[] = [];
    for (const { state, repo } of targets) {
      const folder = resolve(repo);
      const repository = existsSync(folder)
        ? await localRepository(folder)
        : await remoteRepository(repo, kept && join(kept, 'state'), 'all');
      opened.push(repository);
      const tip = await repository.tip(branch ?? state.branch);
      if (tip !== undefined) sources.push({ name: state.name, repository, tip, prefix: state.prefix });
    }
    return await use(sources);
  } finally {
    for (const repository of opened) repository.close();
  }
}

/** Which part of a history is asked for. */
export interface AskedHistory {
  /** A customer or tenant. @default - all of them */
  readonly of?: string;
  /** A day or a time. @default - from the first commit on */
  readonly since?: string;
}

/**
 * What each commit of one state repository changed, the oldest first.
 *
 * @param known gets the names of the customers and tenants that it has
 */
export async function* changesIn(
  source: HistorySource,
  sources: readonly HistorySource[],
  { of, since }: AskedHistory,
  known: Set<string>,
): AsyncGenerator<CommitChange> {
  const start = since === undefined ? -Infinity : Date.parse(since);
  const isAsked = ({ customer, tenant }: PublishedRelease) => {
    known.add(customer).add(tenant);
    return of === undefined || of === customer || of === tenant;
  };
  const elsewhere = new Map<string, PublishedRelease>();
  for (const other of sources)
    if (other !== source)
      for (const [key, release] of await releasesNow(other))
        if (isAsked(release)) elsewhere.set(key, release);
  yield* commitsOf(source, { isIn: (time) => time >= start, isAsked, elsewhere });
}
