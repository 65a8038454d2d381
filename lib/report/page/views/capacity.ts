import type { ClusterCapacityJson } from '../../../json/capacity';
import { readAnswers } from '../decode';
import { h, type Child } from '../dom';
import type { Seen } from '../page';
import { hashOf, withChosen } from '../state';
import { tableView } from '../table';
import { inWords, shownNumber } from '../words';

/** From here on something is nearly full. */
const NEARLY = 80;

/** How full each cluster and each instance of its controller is, and what fits besides. */
export async function capacityView(shown: Seen): Promise<Child> {
  const { state, filtered } = shown;
  const { capacity } = await readAnswers();
  const there = new Set(filtered.tenants.map(({ cluster }) => cluster.name));
  const isWhole = filtered.tenants.length === shown.fleet.tenants.length;
  const clusters = capacity.filter(({ name }) => isWhole || there.has(name));
  const usages = clusters.flatMap((cluster) => cluster.usages);
  return [
    h('h2', {}, inWords('view.capacity')),
    usages.length === 0 ? h('p', {}, inWords('capacity.none')) : usagesTable(shown, usages),
    tableView(
      {
        name: 'tenant-kinds',
        title: inWords('capacity.kinds'),
        columns: ['cluster', 'tier', 'products', 'tenants', 'more'],
        rows: clusters.flatMap(({ name, tenants }) =>
          tenants.map(({ tier, products, count, more }) => [name, tier, products.join(', '), count, more]),
        ),
      },
      (row, column) => {
        const [cluster = '', tier, products, count, more] = clusters.flatMap(({ name, tenants }) =>
          tenants.map((kind) => [name, kind.tier, kind.products.join(', '), kind.count, kind.more] as const),
        )[row]!;
        const values = [cluster, tier, products, shownNumber(count), more ?? inWords('capacity.free')];
        if (column === 0)
          return h(
            'a',
            { href: hashOf(withChosen({ ...state, view: 'matrix' }, 'cluster', [cluster])) },
            cluster,
          );
        return values[column];
      },
    ),
  ];
}

function usagesTable({ state }: Seen, usages: ClusterCapacityJson['usages']): Child {
  const rows = usages.map(({ cluster, key, title, part, count, holds, largest, uncounted }) => [
    cluster,
    part === undefined || part === '' ? title : `${title} (${part})`,
    key,
    count,
    holds,
    holds === undefined ? undefined : Math.floor((100 * count) / holds),
    largest && inWords('capacity.largest', { customer: largest.customer, count: largest.count }),
    uncounted.join(', '),
  ]);
  const columns = ['cluster', 'holder', 'what', 'count', 'holds', 'full', 'largest', 'uncounted'];
  return tableView({ name: 'capacity', title: inWords('capacity.usages'), columns, rows }, (row, column) => {
    const value = rows[row]![column];
    const { largest } = usages[row]!;
    if (column === 4 && value === undefined) return h('small', {}, inWords('capacity.free'));
    if (column === 6 && largest)
      return h('a', { href: hashOf({ ...state, open: `customer/${largest.customer}` }) }, value);
    if (typeof value !== 'number') return value;
    return column !== 5 ? shownNumber(value) : fullnessBar(value);
  });
}

function fullnessBar(percent: number): Child {
  return [
    shownNumber(percent),
    percent >= NEARLY && h('span', { class: 'mark lag' }, percent >= 100 ? '!!' : '!'),
    h('span', {
      class: `length full${percent >= NEARLY ? ' nearly' : ''}`,
      'aria-hidden': 'true',
      css: { width: `${Math.min(100, Math.max(2, percent))}%` },
    }),
  ];
}
