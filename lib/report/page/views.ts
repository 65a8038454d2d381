import { releasesByProduct, type ReleaseRow } from '../unpack';
import { h, pluralOf, shownDay, shownNumber, type Child } from './dom';
import { daysLeft, statesOf, versionName, type ReleaseState } from './facets';
import { lagMark, ringSwatch } from './marks';
import type { Seen } from './page';
import { hashOf, withChosen, type State } from './state';
import { tableView } from './table';

/** Counters that lead to what they count, and a line for each product. */
export function overviewView(shown: Seen): Child {
  const { fleet, filtered, state } = shown;
  const meant = meantOf(shown);
  const counts: Record<ReleaseState, number> = {
    'behind-ring': 0,
    held: 0,
    'hold-ended': 0,
    'hold-ending': 0,
  };
  for (const release of meant) for (const each of statesOf(fleet, release)) counts[each]++;
  const inState = (each: ReleaseState): State => withChosen({ ...state, view: 'matrix' }, 'state', [each]);
  const lagging = meant.filter(({ behind = 0 }) => behind > 0).length;
  return [
    h('h2', {}, 'Overview'),
    h(
      'ul',
      { class: 'counters' },
      counter(filtered.customers, 'customer', 'customers', { ...state, view: 'matrix' }),
      counter(filtered.tenants.length, 'tenant', 'tenants', { ...state, view: 'matrix' }),
      counter(filtered.releases, 'release', 'releases', { ...state, view: 'versions' }),
      counter(counts['behind-ring'], 'behind its ring', 'behind their ring', inState('behind-ring')),
      counter(lagging, 'behind the newest version', 'behind the newest version', {
        ...state,
        view: 'matrix',
        behind: Math.max(1, state.behind),
      }),
      counter(counts.held, 'held', 'held', { ...state, view: 'holds' }),
      counter(
        counts['hold-ending'],
        'hold that ends within 7 days',
        'holds that end within 7 days',
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

function meantOf({ fleet, filtered }: Seen): ReleaseRow[] {
  return fleet.releases.filter(({ index }) => filtered.isMeant[index] === 1);
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
    own.filter(({ behind = 0 }) => behind > 0).length,
    own.filter(({ isBehindRing }) => isBehindRing).length,
    own.filter(({ hold }) => hold).length,
  ]);
  const columns = ['Product', 'Releases', 'Versions', 'Behind the newest', 'Behind their ring', 'Held'];
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

/** What each ring runs of each product, and how many releases of it. */
export function ringsView(shown: Seen): Child {
  const { fleet, state } = shown;
  const counts = new Map<string, number>();
  for (const { tenant, productIndex } of meantOf(shown)) {
    const key = `${tenant.ringIndex}/${productIndex}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const isKept = (index: number) => [...counts.keys()].some((key) => key.endsWith(`/${index}`));
  const products = fleet.products
    .map((product, index) => ({ ...product, index }))
    .filter(({ index }) => isKept(index));
  const rings = fleet.rings
    .map((ring, index) => ({ ...ring, index }))
    .filter(
      ({ index }) => !state.chosen['ring'] || [...counts.keys()].some((key) => key.startsWith(`${index}/`)),
    );
  const rows = rings.map((ring) => [
    ring.name,
    ring.environment,
    ...products.map(({ rings: entries }) => entries?.[ring.name]?.version),
  ]);
  const columns = ['Ring', 'Environment', ...products.map(({ name }) => name)];
  return [
    h('h2', {}, 'Rings'),
    tableView({ name: 'rings', title: 'What each ring runs', columns, rows }, (row, column) => {
      const ring = rings[row]!;
      if (column === 0) return [ringSwatch(ring.index), ring.name];
      if (column === 1) return ring.environment;
      const product = products[column - 2]!;
      const entry = product.rings?.[ring.name];
      const count = counts.get(`${ring.index}/${product.index}`) ?? 0;
      const to = withChosen(withChosen({ ...state, view: 'matrix' }, 'ring', [ring.name]), 'product', [
        product.name,
      ]);
      return [
        entry && h('span', { class: 'version' }, entry.version),
        entry && lagMark(entry.behind),
        entry?.percent !== undefined && h('span', { class: 'mark off' }, `${entry.percent} %`),
        entry?.hotfix?.version === entry?.version &&
          entry?.hotfix &&
          h('span', { class: 'mark off', title: entry.hotfix.reason }, 'hotfix'),
        h(
          'small',
          {},
          entry?.since !== undefined && [`since ${shownDay(entry.since)}`, count > 0 && ', '],
          count > 0 && h('a', { href: hashOf(to) }, pluralOf(count, 'release')),
        ),
      ];
    }),
  ];
}

/** Per product, how many releases of each ring run which version. */
export function versionsView(shown: Seen): Child {
  const all = releasesByProduct({ products: shown.fleet.products, releases: meantOf(shown) });
  return [
    h('h2', {}, 'Versions'),
    shown.fleet.products.map(
      ({ name }, index) => all[index]!.length > 0 && histogram(shown, name, all[index]!),
    ),
  ];
}

function histogram({ fleet, state }: Seen, product: string, releases: readonly ReleaseRow[]): Child {
  const counts = new Map<string, number>();
  const samples = new Map<string, ReleaseRow>();
  for (const release of releases) {
    const { version = '', tenant } = release;
    samples.set(version, release);
    const key = `${version}\n${tenant.ringIndex}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const rings = fleet.rings
    .map(({ name }, index) => ({ name, index }))
    .filter(({ index }) => [...counts.keys()].some((key) => key.endsWith(`\n${index}`)));
  const { compare } = new Intl.Collator('en', { numeric: true });
  const versions = [...samples]
    .sort(([a, x], [b, y]) => (x.behind ?? Infinity) - (y.behind ?? Infinity) || compare(b, a))
    .map(([version]) => version);
  const most = Math.max(...counts.values());
  const countAt = (version: string, ring: number) => counts.get(`${version}\n${ring}`) ?? 0;
  const rows = versions.map((version) => [
    version || 'its branch',
    ...rings.map(({ index }) => countAt(version, index)),
  ]);
  const table = {
    name: `versions-${product}`,
    title: product,
    columns: ['Version', ...rings.map(({ name }) => name)],
    rows,
  };
  return tableView(table, (row, column) => {
    const version = versions[row]!;
    const named = versionName(samples.get(version)!);
    if (column === 0) return [version || 'its branch', lagMark(samples.get(version)!.behind)];
    const ring = rings[column - 1]!;
    const count = countAt(version, ring.index);
    if (count === 0) return '';
    const inRing = withChosen({ ...state, view: 'matrix' }, 'ring', [ring.name]);
    const to =
      named === undefined ? withChosen(inRing, 'product', [product]) : withChosen(inRing, 'version', [named]);
    return [
      h('a', { href: hashOf(to) }, shownNumber(count)),
      h('span', {
        class: `length ring-${ring.index % 8}`,
        'aria-hidden': 'true',
        css: { width: `${Math.max(2, (count / most) * 100)}%` },
      }),
    ];
  });
}

/** Every hold, the one that ends first at the top. */
export function holdsView(shown: Seen): Child {
  const { fleet, state } = shown;
  const held = meantOf(shown)
    .filter(({ hold }) => hold)
    .sort((a, b) =>
      a.hold!.until < b.hold!.until ? -1 : a.hold!.until > b.hold!.until ? 1 : a.index - b.index,
    );
  const rows = held.map(({ tenant, product, version, hold }) => [
    tenant.customer.name,
    tenant.name,
    product,
    version,
    fleet.products.find(({ name }) => name === product)?.rings?.[tenant.ring]?.version,
    hold!.until,
    daysLeft(fleet, hold!.until),
    hold!.reason,
  ]);
  const columns = ['Customer', 'Tenant', 'Product', 'Held at', 'Ring runs', 'Until', 'Days left', 'Reason'];
  return [
    h('h2', {}, 'Holds'),
    held.length === 0
      ? h('p', {}, 'Nothing is held.')
      : tableView(
          { name: 'holds', title: `Holds, as of ${shownDay(fleet.of.day)}`, columns, rows },
          (row, column) => {
            const { tenant, product, hold } = held[row]!;
            const value = rows[row]![column];
            if (column === 0)
              return h(
                'a',
                { href: hashOf({ ...state, open: `release/${tenant.name}/${product}` }) },
                tenant.customer.title,
              );
            if (column === 5) return shownDay(hold!.until);
            if (column !== 6) return value;
            const days = value as number;
            return days < 0
              ? h('span', { class: 'mark hold over' }, `ended ${pluralOf(-days, 'day')} ago`)
              : shownNumber(days);
          },
        ),
  ];
}
