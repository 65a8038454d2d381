import type { ReleaseRow, TenantRow } from '../../unpack';
import { h, type Child } from '../dom';
import { Grid, type GridItem } from '../grid';
import { releaseMarks, ringSwatch } from '../marks';
import { go, type Seen } from '../page';
import { savers, tableView, type Table } from '../table';
import { inWords, pluralOf, type TextKey } from '../words';

/** By what rows may be grouped. */
const GROUPS: Readonly<Record<string, (row: TenantRow) => string>> = {
  none: () => '',
  ring: ({ ring }) => ring,
  environment: ({ environment }) => environment,
  tier: ({ tier }) => tier,
  region: ({ region }) => region,
  cluster: ({ cluster }) => cluster.name,
};

const grid = new Grid<TenantRow>();
/** Customer, environment and ring come before the products. */
const BEFORE = 3;

/** Every tenant with the version of each product: those alone that the filter means. */
export function matrixView(shown: Seen): Child {
  const { fleet, state, filtered } = shown;
  const products = productsIn(shown);
  const at = (tenant: TenantRow, column: number) =>
    tenant.releases.find(({ productIndex }) => productIndex === products[column - BEFORE]);
  grid.show({
    label: inWords('matrix.label'),
    columns: [
      { title: inWords('column.customer'), least: 17, share: 2 },
      { title: inWords('column.environment'), least: 9, share: 0 },
      { title: inWords('column.ring'), least: 13, share: 1 },
      ...products.map((index) => ({ title: fleet.products[index]!.name, least: 12, share: 1 })),
    ],
    items: itemsOf(shown),
    cell: (tenant, column) => {
      if (column === 0)
        return { content: [h('b', {}, tenant.customer.title), ' ', h('small', {}, tenant.customer.name)] };
      if (column === 1)
        return { content: [tenant.environment, tenant.site !== undefined && ` ${tenant.site}`] };
      if (column === 2) return { content: [ringSwatch(tenant.ringIndex), tenant.ring] };
      const release = at(tenant, column);
      if (!release) return { class: 'none', content: '' };
      return {
        class: filtered.isMeant[release.index] === 1 ? '' : 'aside',
        content: releaseMarks(release),
      };
    },
    open: (tenant, column) => {
      const release = at(tenant, column);
      const open = release
        ? `release/${tenant.name}/${release.product}`
        : column === 0
          ? `customer/${tenant.customer.name}`
          : `tenant/${tenant.name}`;
      go({ ...state, open });
    },
  });
  return [
    h(
      'div',
      { class: 'bar' },
      h('h2', {}, inWords('view.matrix')),
      h('label', {}, inWords('matrix.grouped'), ' ', groupSelect(shown)),
      savers(() => releasesTable(shown)),
    ),
    filtered.tenants.length === 0 && h('p', {}, inWords('matrix.nobody')),
    grid.element,
  ];
}

function groupSelect({ state }: Seen): HTMLElement {
  const select = h(
    'select',
    { on: { change: () => go({ ...state, group: select.value }) } },
    Object.keys(GROUPS).map((value) =>
      h('option', { value, selected: value === state.group }, inWords(`matrix.group.${value}` as TextKey)),
    ),
  );
  return select;
}

/** Places of the products that the filter leaves a release of. */
function productsIn({ fleet, filtered }: Seen): number[] {
  const there = new Set<number>();
  for (const { index, productIndex } of fleet.releases)
    if (filtered.isMeant[index] === 1) there.add(productIndex);
  return [...there].sort((a, b) => a - b);
}

function itemsOf({ fleet, state, filtered }: Seen): GridItem<TenantRow>[] {
  const groupOf = (Object.hasOwn(GROUPS, state.group) && GROUPS[state.group]) || GROUPS['none']!;
  const groups = new Map<string, TenantRow[]>();
  for (const tenant of filtered.tenants) {
    const name = groupOf(tenant);
    const own = groups.get(name);
    if (own) own.push(tenant);
    else groups.set(name, [tenant]);
  }
  const orders: Readonly<Record<string, readonly { readonly name: string }[]>> = {
    ring: fleet.rings,
    environment: fleet.environments,
  };
  const order =
    orders[state.group]?.map(({ name }) => name) ??
    [...groups.keys()].sort(new Intl.Collator('en', { numeric: true }).compare);
  const items: GridItem<TenantRow>[] = [];
  for (const name of order) {
    const own = groups.get(name);
    if (!own) continue;
    if (name !== '') items.push({ heading: name, count: pluralOf(own.length, 'tenant') });
    for (const row of own) items.push({ row });
  }
  return items;
}

/** A row for each release that is meant. */
export function releasesTable({ fleet, filtered }: Seen): Table {
  const meant: ReleaseRow[] = filtered.tenants.flatMap(({ releases }) =>
    releases.filter(({ index }) => filtered.isMeant[index] === 1),
  );
  return {
    name: 'releases',
    title: inWords('matrix.releases'),
    columns: [
      'customer',
      'title',
      'tenant',
      'environment',
      'ring',
      'tier',
      'region',
      ...fleet.axes,
      'cluster',
      'engine',
      'product',
      'version',
      'behind',
      'behindRing',
      'heldUntil',
      'heldFor',
      ...(fleet.live ? ['clusterRuns', 'clusterSays'] : []),
    ],
    rows: meant.map(({ tenant, product, version, behind, isBehindRing, hold, live }) => [
      tenant.customer.name,
      tenant.customer.title,
      tenant.name,
      tenant.environment,
      tenant.ring,
      tenant.tier,
      tenant.region,
      ...fleet.axes.map((axis) => tenant.axes[axis]),
      tenant.cluster.name,
      tenant.cluster.engine,
      product,
      version,
      behind,
      isBehindRing ? 'yes' : 'no',
      hold?.until,
      hold?.reason,
      ...(fleet.live ? [live?.runs.join(' '), live?.objects.flatMap(({ states }) => states).join(' ')] : []),
    ]),
  };
}

/** For paper: what the grid has out of sight, too. */
export function matrixOnPaper(shown: Seen): Child {
  const { fleet, filtered } = shown;
  const products = productsIn(shown);
  const rows = itemsOf(shown).flatMap((item) => ('row' in item ? [item.row] : []));
  const releaseAt = (row: number, column: number) =>
    rows[row]!.releases.find(({ productIndex }) => productIndex === products[column - BEFORE]);
  return tableView(
    {
      name: 'customers',
      title: inWords('matrix.paper', { customers: pluralOf(filtered.customers, 'customer') }),
      named: BEFORE,
      columns: ['customer', 'environment', 'ring', ...products.map((index) => fleet.products[index]!.name)],
      rows: rows.map((tenant) => [
        tenant.customer.title,
        tenant.environment,
        tenant.ring,
        ...products.map(() => undefined),
      ]),
    },
    (row, column) => {
      const tenant = rows[row]!;
      if (column < BEFORE) return [tenant.customer.title, tenant.environment, tenant.ring][column];
      const release = releaseAt(row, column);
      return release && releaseMarks(release);
    },
  );
}
