import type { Value } from '../authored/values';
import type { HistoryEntryJson } from '../json/history';

/** What was published of one release: a version, where it runs, or a value. */
export type HistoryEntry = Readonly<Omit<HistoryEntryJson, 'from' | 'to'>> & {
  readonly from?: Value;
  readonly to?: Value;
};

/** What of an entry its commit says. */
export type CommitFacts = Pick<
  HistoryEntry,
  'at' | 'commit' | 'repository' | 'by' | 'source' | 'sourceAuthor' | 'reason'
>;
