import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { commitsOf, releasesNow, type HistorySource } from '../../history/commits';
import { historyEntriesOf } from '../../history/entries';
import type { HistoryEntry } from '../../history/entry';
import { cacheFolder } from '../../incremental/cache';
import { error, type Issue } from '../../issues/issue';
import { unknown } from '../../issues/unknown';
import { tenantsOf, type Plan } from '../../plan/fleet';
import type { Outcome } from '../../planner/plan';
import { localRepository } from '../../publish/repository/local';
import type { PublishedRelease } from '../../publish/record';
import { remoteRepository } from '../../publish/repository/remote';
import type { StateRepositoryAccess } from '../../publish/repository/repository';
import { print, say } from '../print';
import { printable } from '../printable';
import { toldByGit } from '../publish/git-fault';
import { targetsOf, type StateTarget } from '../publish/targets';
import { historyAsCsv } from './csv';
import { historyAsText } from './text';

export const historyFormats = ['text', 'csv', 'json'] as const;

/** Options as people typed them. */
export interface HistoryOptions {
  /** A customer or tenant. @default - all of them */
  readonly of?: string;
  /** A day or a time; what came before is left out. @default - from the first commit on */
  readonly since?: string;
  /** @default 'text' */
  readonly format?: string;
  /** URL or folder of the state repository; `<name>=<url>` of each, where there are several. @default - what the fleet states */
  readonly repo?: readonly string[];
  /** @default - the one that the fleet states */
  readonly branch?: string;
}

/** Prints what was published to stdout, the newest first; issues go to stderr. */
export async function history(
  { plan, issues }: Outcome,
  given: HistoryOptions,
  root: string,
): Promise<number> {
  say(issues);
  if (!plan) return 1;
  const targets = targetsOf(plan, given.repo ?? []);
  const wrong = [...targets.filter((each) => 'severity' in each), ...stopsOf(given)];
  if (wrong.length > 0) return refused(wrong);
  const opened: StateRepositoryAccess[] = [];
  try {
    const kept = cacheFolder(join(root, 'main.ts'));
    const sources = await sourcesOf(targets as StateTarget[], given, kept && join(kept, 'state'), opened);
    const known = new Set<string>();
    const entries: HistoryEntry[] = [];
    for (const source of sources) entries.push(...(await entriesIn(source, sources, given, known)));
    if (entries.length === 0 && given.of !== undefined) {
      const names = [...known, ...namesIn(plan)];
      const missing = unknown({ file: 'history' }, 'customer or tenant', given.of, [...new Set(names)]);
      if (missing.length > 0) return refused(missing);
    }
    // In which order git has them where two are of one moment.
    entries.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
    await print(formatted(entries, given));
    return 0;
  } catch (fault) {
    return toldByGit(fault);
  } finally {
    for (const repository of opened) repository.close();
  }
}

function refused(issues: readonly Issue[]): number {
  say(issues);
  return 1;
}

function* stopsOf({ format = 'text', since }: HistoryOptions): Generator<Issue> {
  yield* unknown({ file: '--format' }, 'format', format, historyFormats);
  if (since !== undefined && !(/^\d{4}-\d\d-\d\d(T.+)?$/.test(since) && Number.isFinite(Date.parse(since))))
    yield error(
      { file: '--since' },
      `'${since}' is no day`,
      'give it as 2026-11-01, or as 2026-11-01T08:00:00Z',
    );
}

function namesIn(plan: Plan): string[] {
  return [...plan.customers, ...tenantsOf(plan)].map(({ name }) => name);
}

/** The state repositories that have the branch. */
async function sourcesOf(
  targets: readonly StateTarget[],
  { branch }: HistoryOptions,
  keptIn: string | undefined,
  opened: StateRepositoryAccess[],
): Promise<HistorySource[]> {
  const sources: HistorySource[] = [];
  for (const { state, repo } of targets) {
    const folder = resolve(repo);
    const repository = existsSync(folder)
      ? await localRepository(folder)
      : await remoteRepository(repo, keptIn, 'all');
    opened.push(repository);
    const tip = await repository.tip(branch ?? state.branch);
    if (tip !== undefined) sources.push({ name: state.name, repository, tip, prefix: state.prefix });
  }
  return sources;
}

/** What one state repository has, the newest first. */
async function entriesIn(
  source: HistorySource,
  sources: readonly HistorySource[],
  { of, since }: HistoryOptions,
  known: Set<string>,
): Promise<HistoryEntry[]> {
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
  const all: HistoryEntry[][] = [];
  for await (const commit of commitsOf(source, { isIn: (time) => time >= start, isAsked, elsewhere }))
    all.push(historyEntriesOf(commit));
  return all.reverse().flat();
}

function formatted(entries: readonly HistoryEntry[], { format }: HistoryOptions): string {
  if (format === 'json') return `${JSON.stringify({ entries }, null, 2)}\n`;
  if (format === 'csv') return historyAsCsv(entries);
  return [...historyAsText(entries)].map((line) => `${printable(line)}\n`).join('');
}
