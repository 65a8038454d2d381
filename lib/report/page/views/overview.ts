import { NOTICE_DAYS } from '../../../plan/ending-holds';
import { releasesByProduct } from '../../unpack';
import { h, type Child } from '../dom';
import { statesOf, type ReleaseState } from '../facets';
import { meantOf, type Seen } from '../page';
import { promotableIn, waitingIn } from './rings';
import { hashOf, withChosen, type State, type ViewOf } from '../state';
import { tableView } from '../table';
import { inWords, nounOf, shownNumber, type CountedNoun } from '../words';

/** Counters that lead to what they count, and a line for each product. */
export function overviewView(shown: Seen): Child {
  const { fleet, filtered, state } = shown;
  const meant = meantOf(shown);
  const counts = new Map<ReleaseState, number>();
  for (const release of meant)
    for (const each of statesOf(release)) counts.set(each, (counts.get(each) ?? 0) + 1);
  const lagging = meant.filter(({ behind }) => behind > 0).length;
  const inMatrix: State = { ...state, view: 'matrix' };
  const counter = (count: number, noun: CountedNoun, to: State) =>
    card(count, nounOf(count, noun, { days: NOTICE_DAYS }), to);
  const ofState = (is: ReleaseState, noun: CountedNoun, view: ViewOf = 'matrix') =>
    counter(counts.get(is) ?? 0, noun, withChosen({ ...state, view }, 'state', [is]));
  return [
    h('h2', {}, inWords('view.overview')),
    h(
      'ul',
      { class: 'counters' },
      counter(filtered.customers, 'customer', inMatrix),
      counter(filtered.tenants.length, 'tenant', inMatrix),
      counter(filtered.releases, 'release', { ...state, view: 'versions' }),
      ofState('behind-ring', 'overview.behindRing'),
      counter(lagging, 'overview.behindFirst', { ...inMatrix, behind: Math.max(1, state.behind) }),
      counter(promotableIn(shown), 'overview.promotable', { ...state, view: 'rings' }),
      counter(waitingIn(shown), 'overview.waiting', { ...state, view: 'forecast' }),
      counter(counts.get('held') ?? 0, 'overview.held', { ...state, view: 'holds' }),
      ofState('hold-ending', 'overview.holdEnding', 'holds'),
      ofState('hold-ended', 'overview.holdEnded', 'holds'),
      dangerousIn(shown),
      fleet.live && [
        ofState('live-other', 'overview.liveOther', 'live'),
        ofState('live-unwell', 'overview.liveUnwell', 'live'),
      ],
    ),
    productsTable(shown),
  ];
}

function card(count: number | undefined, words: string, to: State): HTMLElement {
  const shown = count === undefined ? '?' : shownNumber(count);
  return h('li', {}, h('a', { href: hashOf(to) }, h('b', {}, shown), ' ', words));
}

/** Of the last change of each state repository, whatever is filtered. */
function dangerousIn({ fleet, state }: Seen): HTMLElement {
  const to: State = { ...state, view: 'changes' };
  const { lastChange } = fleet.of;
  if (!lastChange) return card(undefined, inWords('overview.noState'), to);
  const count = (lastChange.REPLACE ?? 0) + (lastChange.DELETE ?? 0);
  return card(count, nounOf(count, 'overview.dangerous'), to);
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
  const columns = ['product', 'releases', 'versions', 'behindFirst', 'behindRing', 'held'];
  return tableView({ name: 'products', title: inWords('overview.products'), columns, rows }, (row, column) =>
    column === 0
      ? h(
          'a',
          { href: hashOf(withChosen({ ...state, view: 'versions' }, 'product', [kept[row]!.name])) },
          kept[row]!.name,
        )
      : shownNumber(rows[row]![column] as number),
  );
}
