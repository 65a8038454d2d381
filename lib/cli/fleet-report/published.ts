import type { FleetSpec } from '../../authored/fleet';
import { diffEntries } from '../../diff';
import { toFleetDiff } from '../../diff/fleet-diff';
import type { HistoryEntry } from '../../history/entry';
import { historyEntriesOf } from '../../history/entries';
import { lastChangeOf } from '../../history/last-change';
import type { Plan } from '../../plan/fleet';
import type { PublishedAnswer, PublishedCommit } from '../../report';
import { plannedContext } from '../diff/context';
import { countedFiles } from '../diff/counted-files';
import { changesIn, withSources } from '../history/sources';
import type { StateTarget } from '../publish/targets';

/** The page has so many entries at most, the newest: more of them the verb `history` prints. */
const MOST = 5000;

export interface PublishedIn {
  readonly plan: Plan;
  readonly fleet: FleetSpec | undefined;
  readonly targets: readonly StateTarget[];
  readonly branch: string | undefined;
  readonly since: string;
  readonly root: string;
}

/** What state repositories say was published, and what the last commit of each changed. */
export function publishedIn({
  plan,
  fleet,
  targets,
  branch,
  since,
  root,
}: PublishedIn): Promise<PublishedAnswer> {
  return withSources(targets, branch, root, async (sources) => {
    const entries: HistoryEntry[] = [];
    const commits: PublishedCommit[] = [];
    const last: PublishedAnswer['last'][number][] = [];
    for (const source of sources) {
      const own: HistoryEntry[][] = [];
      for await (const change of changesIn(source, sources, { since }, new Set())) {
        const found = historyEntriesOf(change);
        own.push(found);
        commits.push({ ...change.facts, changes: found.length });
      }
      entries.push(...own.reverse().flat());
      const newest = await lastChangeOf(source);
      if (!newest) continue;
      const { facts, texts } = newest;
      const all = diffEntries(texts, plannedContext(fleet, plan));
      const diff = toFleetDiff(`${facts.commit.slice(0, 12)}^`, all, countedFiles(texts), []);
      last.push({ ...facts, changes: own[0]?.length ?? 0, diff });
    }
    const newestFirst = (a: { readonly at: string }, b: { readonly at: string }) =>
      Date.parse(b.at) - Date.parse(a.at);
    return {
      since,
      commits: commits.reverse().sort(newestFirst),
      entries: entries.sort(newestFirst).slice(0, MOST) as PublishedAnswer['entries'],
      left: Math.max(0, entries.length - MOST),
      last,
    };
  });
}
