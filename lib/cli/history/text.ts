import { groupBy } from '../../facts/group-by';
import type { HistoryEntry } from '../../history/entry';

/** How many tenants a line names. */
const NAMED = 5;

/** A commit after another, the newest first; what is alike is one line. */
export function* historyAsText(entries: readonly HistoryEntry[]): Generator<string> {
  if (entries.length === 0) yield 'nothing was published of it';
  let isFirst = true;
  for (const own of groupBy(entries, ({ repository, commit }) => `${repository} ${commit}`).values()) {
    if (!isFirst) yield '';
    isFirst = false;
    yield* ofCommit(own);
  }
}

function* ofCommit(entries: readonly HistoryEntry[]): Generator<string> {
  const { at, commit, by, source, sourceAuthor, reason } = entries[0]!;
  yield `${at}  ${commit.slice(0, 12)}  by ${by}`;
  const of = sourceAuthor === undefined ? '' : ` of ${sourceAuthor}`;
  if (source !== undefined) yield `  from ${source.replace(/^(\w{12})\w*/, '$1')}${of}`;
  if (reason !== undefined) yield `  because: ${reason}`;
  const alike = ({ what, product, ring, cluster, path, from, to }: HistoryEntry) =>
    JSON.stringify([
      what,
      product,
      what === 'version' ? ring : '',
      what === 'cluster' ? cluster : '',
      path,
      from,
      to,
    ]);
  for (const group of groupBy(entries, alike).values()) yield `  ${lineOf(group)}`;
}

function lineOf(group: readonly HistoryEntry[]): string {
  const [{ what, product, ring, path, from, to }] = group as [HistoryEntry];
  const tenants = group.map(({ tenant }) => tenant);
  const more = tenants.length - NAMED;
  const who = tenants.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
  const move = `${shown(from)} -> ${shown(to)}`;
  switch (what) {
    case 'added':
      return `${product} ${to === undefined ? '' : `${shown(to)} `}is new: ${who}`;
    case 'removed':
      return `${product} ${from === undefined ? '' : `${shown(from)} `}goes: ${who}`;
    case 'version':
      return `${product} ${move} in ${ring}: ${who}`;
    case 'value':
      return `${product} ${path} ${move}: ${who}`;
    default:
      return `${product} ${what} ${move}: ${who}`;
  }
}

function shown(value: HistoryEntry['to']): string {
  if (value === undefined) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
