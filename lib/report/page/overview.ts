import { NOTICE_DAYS } from '../../plan/ending-holds';
import { releasesByProduct } from '../unpack';
import { h, shownNumber, type Child } from './dom';
import { statesOf, type ReleaseState } from './facets';
import { meantOf, type Seen } from './page';
import { promotableIn } from './rings';
import { hashOf, withChosen, type State } from './state';
import { tableView } from './table';

/** Counters that lead to what they count, and a line for each product. */
export function overviewView(shown: Seen): Child {
  const { filtered, state } = shown;
  const meant = meantOf(shown);
  const counts: Record<ReleaseState, number> = {
    'behind-ring': 0,
    held: 0,
    'hold-ended': 0,
    'hold-ending': 0,
  };
  for (const release of meant) for (const each of statesOf(release)) counts[each]++;
  const inState = (each: ReleaseState): State => withChosen({ ...state, view: 'matrix' }, 'state', [each]);
  const lagging = meant.filter(({ behind }) => behind > 0).length;
  return [
    h('h2', {}, 'Overview'),
    h(
      'ul',
      { class: 'counters' },
      counter(filtered.customers, 'customer', 'customers', { ...state, view: 'matrix' }),
      counter(filtered.tenants.length, 'tenant', 'tenants', { ...state, view: 'matrix' }),
      counter(filtered.releases, 'release', 'releases', { ...state, view: 'versions' }),
      counter(counts['behind-ring'], 'behind its ring', 'behind their ring', inState('behind-ring')),
      counter(lagging, 'behind the first ring', 'behind the first ring', {
        ...state,
        view: 'matrix',
        behind: Math.max(1, state.behind),
      }),
      counter(promotableIn(shown), 'version that a ring may take', 'versions that rings may take', {
        ...state,
        view: 'rings',
      }),
      counter(counts.held, 'held', 'held', { ...state, view: 'holds' }),
      counter(
        counts['hold-ending'],
        `hold that ends within ${NOTICE_DAYS} days`,
        `holds that end within ${NOTICE_DAYS} days`,
        withChosen({ ...state, view: 'holds' }, 'state', ['hold-ending']),
      ),
      counter(
        counts['hold-ended'],
        'hold that has ended',
        'holds that have ended',
        withChosen({ ...state, view: 'holds' }, 'state', ['hold-ended']),
      ),
    ),
    productsTable(shown),
  ];
}

function counter(count: number, one: string, several: string, to: State): HTMLElement {
  return h(
    'li',
    {},
    h('a', { href: hashOf(to) }, h('b', {}, shownNumber(count)), ' ', count === 1 ? one : several),
  );
}

function productsTable(shown: Seen): Child {
  const { fleet, state } = shown;
  const all = releasesByProduct({ products: fleet.products, releases: meantOf(shown) });
  const kept = fleet.products
    .map(({ name }, index) => ({ name, own: all[index]! }))
    .filter(({ own }) => own.length > 0);
  const rows = kept.map(({ name, own }) => [
    name,
    own.length,
    new Set(own.map(({ version }) => version ?? '')).size,
    own.filter(({ behind }) => behind > 0).length,
    own.filter(({ isBehindRing }) => isBehindRing).length,
    own.filter(({ hold }) => hold).length,
  ]);
  const columns = ['Product', 'Releases', 'Versions', 'Behind the first ring', 'Behind their ring', 'Held'];
  return tableView({ name: 'products', title: 'Products', columns, rows }, (row, column) =>
    column === 0
      ? h(
          'a',
          { href: hashOf(withChosen({ ...state, view: 'versions' }, 'product', [kept[row]!.name])) },
          kept[row]!.name,
        )
      : shownNumber(rows[row]![column] as number),
  );
}
