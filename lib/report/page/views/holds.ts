import { h, type Child } from '../dom';
import { meantOf, type Seen } from '../page';
import { hashOf } from '../state';
import { tableView } from '../table';
import { inWords, pluralOf, shownDay, shownNumber } from '../words';

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
  const columns = ['customer', 'tenant', 'product', 'heldAt', 'ringRuns', 'until', 'daysLeft', 'reason'];
  return [
    h('h2', {}, inWords('view.holds')),
    held.length === 0
      ? h('p', {}, inWords('holds.none'))
      : tableView(
          { name: 'holds', title: inWords('holds.title', { day: shownDay(fleet.of.day) }), columns, rows },
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
              ? h(
                  'span',
                  { class: 'mark hold over' },
                  inWords('holds.ended', { days: pluralOf(-days, 'day') }),
                )
              : shownNumber(days);
          },
        ),
  ];
}
