import { historyEntriesOf } from '../../history/entries';
import type { HistoryEntry } from '../../history/entry';
import { error, type Issue } from '../../issues/issue';
import { unknown } from '../../issues/unknown';
import { tenantsOf, type Plan } from '../../plan/fleet';
import type { Outcome } from '../../planner/plan';
import { print, say } from '../print';
import { printable } from '../printable';
import { toldByGit } from '../publish/git-fault';
import { targetsOf, type StateTarget } from '../publish/targets';
import { historyAsCsv } from './csv';
import { changesIn, withSources } from './sources';
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
  try {
    const known = new Set<string>();
    const entries = await withSources(targets as StateTarget[], given.branch, root, async (sources) => {
      const all: HistoryEntry[] = [];
      for (const source of sources) {
        const own: HistoryEntry[][] = [];
        for await (const change of changesIn(source, sources, given, known))
          own.push(historyEntriesOf(change));
        all.push(...own.reverse().flat());
      }
      return all;
    });
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
  }
}

function refused(issues: readonly Issue[]): number {
  say(issues);
  return 1;
}

function* stopsOf({ format = 'text', since }: HistoryOptions): Generator<Issue> {
  yield* unknown({ file: '--format' }, 'format', format, historyFormats);
  if (since !== undefined) yield* wrongSince(since);
}

/** Of a day or time that is none. */
export function* wrongSince(since: string): Generator<Issue> {
  if (!(/^\d{4}-\d\d-\d\d(T.+)?$/.test(since) && Number.isFinite(Date.parse(since))))
    yield error(
      { file: '--since' },
      `'${since}' is no day`,
      'give it as 2026-11-01, or as 2026-11-01T08:00:00Z',
    );
}

function namesIn(plan: Plan): string[] {
  return [...plan.customers, ...tenantsOf(plan)].map(({ name }) => name);
}

function formatted(entries: readonly HistoryEntry[], { format }: HistoryOptions): string {
  if (format === 'json') return `${JSON.stringify({ entries }, null, 2)}\n`;
  if (format === 'csv') return historyAsCsv(entries);
  return [...historyAsText(entries)].map((line) => `${printable(line)}\n`).join('');
}
