import { masked } from '../explain/masked';
import type { Value } from '../authored/values';
import { releaseKey, releaseMoves, type PublishedRelease, type ReleaseMove } from '../publish/record';
import type { CommitFacts, HistoryEntry } from './entry';
import type { ChangedText } from '../diff/changed-text';
import { releaseValuesIn, valueMoves, type ReleaseValues } from '../diff/release-values';

/** What a commit changed in a state repository. */
export interface CommitChange {
  readonly facts: CommitFacts;
  readonly before: ReadonlyMap<string, PublishedRelease>;
  readonly after: ReadonlyMap<string, PublishedRelease>;
  /** Releases that another state repository has, and this one may say values of. */
  readonly elsewhere: ReadonlyMap<string, PublishedRelease>;
  /** Of the files that may say values. */
  readonly texts: readonly ChangedText[];
}

/** What a commit changed of releases: by tenant and product, then by what it is. */
export function historyEntriesOf({ facts, before, after, elsewhere, texts }: CommitChange): HistoryEntry[] {
  const moved = releaseMoves(before, after).flatMap((move) => ofMove(facts, move));
  const [was, is] = [valuesIn(texts, 'before'), valuesIn(texts, 'after')];
  const valued = [...is].flatMap(([key, now]): HistoryEntry[] => {
    const old = was.get(key);
    const release = before.has(key) ? after.get(key) : elsewhere.get(key);
    if (!old || !release) return [];
    return valueMoves(old.values, now.values).map(({ path, from, to }) => ({
      ...entry(facts, release, 'value'),
      path: path.join('.'),
      ...(from !== undefined && { from: masked(from, path) }),
      ...(to !== undefined && { to: masked(to, path) }),
    }));
  });
  const all = [...moved, ...valued];
  const order = ({ tenant, product, what, path = '' }: HistoryEntry) =>
    [tenant, product, what, path].join('\n');
  return all.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

function entry(facts: CommitFacts, release: PublishedRelease, what: HistoryEntry['what']): HistoryEntry {
  const { customer, tenant, product, ring, cluster } = release;
  return { ...facts, customer, tenant, product, ring, cluster, what };
}

function ofMove(facts: CommitFacts, { before, after }: ReleaseMove): HistoryEntry[] {
  const between = (from: Value | undefined, to: Value | undefined) => ({
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  });
  if (!after) return [{ ...entry(facts, before!, 'removed'), ...between(before!.version, undefined) }];
  if (!before) return [{ ...entry(facts, after, 'added'), ...between(undefined, after.version) }];
  return (['version', 'ring', 'cluster'] as const)
    .filter((what) => before[what] !== after[what])
    .map((what) => ({ ...entry(facts, after, what), ...between(before[what], after[what]) }));
}

/** By release, wherever it is said. */
function valuesIn(
  texts: readonly ChangedText[],
  side: 'before' | 'after',
): ReadonlyMap<string, ReleaseValues> {
  const found = new Map<string, ReleaseValues>();
  for (const text of texts)
    for (const values of releaseValuesIn(text.path, text[side] ?? '')) found.set(releaseKey(values), values);
  return found;
}
