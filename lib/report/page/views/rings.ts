import type { RingStatus } from '../../../json/status';
import { h, type Child } from '../dom';
import { lagMark, mark, ringSwatch } from '../marks';
import { meantOf, type Seen } from '../page';
import { hashOf, isFiltered, withChosen } from '../state';
import { tableView } from '../table';
import { inWords, pluralOf, shownDay } from '../words';

/** The rings and products that the filter means, and how many releases each of them has. */
export function shownRings(shown: Seen) {
  const { fleet, state } = shown;
  const [wide, all] = [fleet.products.length, meantOf(shown)];
  const counts = new Int32Array(fleet.rings.length * wide);
  for (const { tenant, productIndex } of all) counts[tenant.ringIndex * wide + productIndex]!++;
  const countOf = (ring: number, product: number) => counts[ring * wide + product]!;
  const products = fleet.products
    .map((product, index) => ({ ...product, index }))
    .filter(({ index }) => fleet.rings.some((_, ring) => countOf(ring, index) > 0));
  // A ring without tenants may be the one that a version waits in.
  const rings = fleet.rings
    .map((ring, index) => ({ ...ring, index }))
    .filter(
      ({ index }) => !isFiltered(state) || fleet.products.some((_, product) => countOf(index, product) > 0),
    );
  return { products, rings, countOf };
}

/** How many rings may take another version of a product now. */
export function promotableIn(shown: Seen): number {
  const { products, rings } = shownRings(shown);
  return products.reduce(
    (sum, product) => sum + rings.filter(({ name }) => isPromotable(product.rings?.[name]?.next)).length,
    0,
  );
}

/** How many rings wait for another version of a product: for a ring before them to soak, or for a window. */
export function waitingIn(shown: Seen): number {
  const { products, rings } = shownRings(shown);
  const waits = products.flatMap((product) => rings.map(({ name }) => product.rings?.[name]?.waits));
  return waits.filter((step) => step?.waits.some(({ what }) => what !== 'hold' && what !== 'ring')).length;
}

/** What each ring runs of each product, how many releases of it, and what it may take now. */
export function ringsView(shown: Seen): Child {
  const { state } = shown;
  const { products, rings, countOf } = shownRings(shown);
  const rows = rings.map((ring) => [
    ring.name,
    ring.environment,
    ...products.map(({ rings: entries }) => entries?.[ring.name]?.version),
  ]);
  const columns = ['ring', 'environment', ...products.map(({ name }) => name)];
  return [
    h('h2', {}, inWords('view.rings')),
    tableView({ name: 'rings', title: inWords('rings.title'), named: 2, columns, rows }, (row, column) => {
      const ring = rings[row]!;
      if (column === 0) return [ringSwatch(ring.index), ring.name];
      if (column === 1) return ring.environment;
      const product = products[column - 2]!;
      const entry = product.rings?.[ring.name];
      const count = countOf(ring.index, product.index);
      const to = withChosen(withChosen({ ...state, view: 'matrix' }, 'ring', [ring.name]), 'product', [
        product.name,
      ]);
      return [
        entry && h('span', { class: 'version' }, entry.version),
        entry && lagMark(entry.behind),
        entry?.percent !== undefined && mark('off', `${entry.percent} %`, inWords('rings.share')),
        entry?.hotfix !== undefined && mark('off', 'hotfix', entry.hotfix),
        entry?.next && mark('next', `→ ${entry.next.version}`, whenOf(entry.next)),
        h(
          'small',
          {},
          entry?.since !== undefined && [
            inWords('rings.since', { day: shownDay(entry.since) }),
            count > 0 && ', ',
          ],
          count > 0 && h('a', { href: hashOf(to) }, pluralOf(count, 'release')),
        ),
      ];
    }),
  ];
}

type Next = NonNullable<RingStatus['next']>;

/** Whether it may be promoted today. */
function isPromotable(next: Next | undefined): boolean {
  return next !== undefined && next.day === undefined;
}

function whenOf({ percent, day }: Next): string {
  if (percent !== undefined) return inWords('rings.rest');
  return day === undefined ? inWords('rings.now') : inWords('rings.fromDay', { day: shownDay(day) });
}
