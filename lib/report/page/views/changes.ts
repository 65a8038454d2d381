import type { PublishedCommit } from '../../answers';
import { isDangerous, type ChangeClass } from '../../../diff/change-class';
import type { DiffEntry, FleetDiff } from '../../../json/diff';
import type { HistoryEntryJson } from '../../../json/history';
import { readAnswers } from '../decode';
import { h, type Child } from '../dom';
import type { Seen } from '../page';
import { hashOf, isFiltered } from '../state';
import { tableView } from '../table';
import { inWords, pluralOf, shownDay, shownNumber, shownTime, wordsOr } from '../words';

/** So many names stand beside one another. */
const NAMED = 8;

/** What was published: the last change in groups of equal ones, and every publish with its releases. */
export async function changesView(shown: Seen): Promise<Child> {
  const { published } = await readAnswers();
  const title = h('h2', {}, inWords('view.changes'));
  if (!published) return [title, h('p', {}, inWords('changes.noState'))];
  const { since, commits, entries, left, last } = published;
  const names = new Set(shown.filtered.tenants.map(({ name }) => name));
  const isMeant = ({ tenant }: HistoryEntryJson) => !isFiltered(shown.state) || names.has(tenant);
  return [
    title,
    last.map((change) => lastChange(change)),
    commits.length === 0
      ? h('p', {}, inWords('changes.none', { day: shownDay(since) }))
      : [commitsTable(commits, since), entriesTable(shown, entries.filter(isMeant), 'changes')],
    left > 0 && h('p', {}, inWords('changes.left', { count: left })),
  ];
}

function lastChange(change: PublishedCommit & { readonly diff: FleetDiff }): HTMLElement {
  const { diff, at, by, commit, repository, reason } = change;
  const { added, changed, removed } = diff.files;
  const classes = (Object.entries(diff.classes) as [ChangeClass, number][]).filter(([, count]) => count > 0);
  return h(
    'section',
    { class: 'change' },
    h(
      'h3',
      {},
      inWords('changes.last'),
      ' ',
      h('small', {}, `${repository} `, h('code', {}, commit.slice(0, 12))),
    ),
    h('p', {}, [shownTime(at), by, reason].filter((each) => each !== undefined).join(' · ')),
    diff.entries.length === 0
      ? h('p', {}, inWords('changes.nothing'))
      : [
          h(
            'ul',
            { class: 'classes', 'aria-label': inWords('changes.classes') },
            classes.map(([name, count]) => h('li', {}, classMark(name), ' ', shownNumber(count))),
          ),
          h('p', {}, inWords('changes.files', { added, changed, removed })),
          diff.entries.map(entryOf),
        ],
  );
}

function classMark(name: ChangeClass): HTMLElement {
  return h('span', { class: isDangerous(name) ? 'mark class over' : 'mark class' }, name);
}

/** Changes that are equal, as one. */
function entryOf(entry: DiffEntry): HTMLElement {
  const { title, change, why, isProduction, layers, details, subjects, exceptions } = entry;
  const list = (all: readonly string[]) => all.slice(0, NAMED).join(', ') + (all.length > NAMED ? ' …' : '');
  return h(
    'article',
    { class: isDangerous(entry.class) ? 'dangerous' : '' },
    h(
      'h4',
      {},
      classMark(entry.class),
      ` ${title} `,
      h('small', {}, change, isProduction && `, ${inWords('changes.production')}`),
    ),
    h('p', {}, why),
    layers.length > 0 && h('p', {}, inWords('changes.layers', { files: layers.join(', ') })),
    h('p', {}, inWords('changes.who', { names: list(subjects) })),
    subjects.length > NAMED &&
      h(
        'details',
        {},
        h('summary', {}, inWords('changes.all', { count: subjects.length })),
        h('p', {}, subjects.join(', ')),
      ),
    exceptions.length > 0 && h('p', {}, inWords('changes.exceptions', { names: list(exceptions) })),
    details.length > 0 &&
      h(
        'details',
        {},
        h('summary', {}, inWords('changes.details')),
        h('pre', { tabindex: 0 }, details.join('\n')),
      ),
  );
}

function commitsTable(commits: readonly PublishedCommit[], since: string): Child {
  const rows = commits.map(({ at, repository, commit, by, changes, reason, source, sourceAuthor }) => [
    at,
    repository,
    commit.slice(0, 12),
    by,
    changes,
    reason,
    source,
    sourceAuthor,
  ]);
  const columns = ['at', 'repository', 'commit', 'by', 'changes', 'reason', 'source', 'sourceAuthor'];
  return tableView(
    { name: 'publishes', title: inWords('changes.since', { day: shownDay(since) }), columns, rows },
    (row, column) => {
      const value = rows[row]![column];
      if (column === 0) return shownTime(commits[row]!.at);
      if (column === 2) return h('code', {}, value);
      if (column === 6) return h('code', {}, (value as string | undefined)?.slice(0, 12));
      return column === 4 ? pluralOf(value as number, 'change') : value;
    },
  );
}

/** What changed of releases, the newest first. */
export function entriesTable({ state }: Seen, entries: readonly HistoryEntryJson[], name: string): Child {
  const textOf = (value: unknown) =>
    value === undefined || typeof value === 'string' ? value : JSON.stringify(value);
  const rows = entries.map(({ at, tenant, product, ring, cluster, what, path, from, to, by, reason }) => [
    at,
    tenant,
    product,
    what,
    path,
    textOf(from),
    textOf(to),
    ring,
    cluster,
    by,
    reason,
  ]);
  const columns = [
    'at',
    'tenant',
    'product',
    'what',
    'path',
    'from',
    'to',
    'ring',
    'cluster',
    'by',
    'reason',
  ];
  return tableView({ name, title: inWords('changes.entries'), columns, rows }, (row, column) => {
    const { at, tenant, product, what } = entries[row]!;
    if (column === 0) return shownTime(at);
    if (column === 2)
      return h('a', { href: hashOf({ ...state, open: `release/${tenant}/${product}` }) }, product);
    return column === 3 ? wordsOr(`what.${what}`, what) : rows[row]![column];
  });
}
