import { h, pluralOf, shownDay, shownNumber, type Child } from './dom';
import { meantOf, type Seen } from './page';
import { hashOf } from './state';
import { tableView } from './table';

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
    hold!.days,
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
