import type { ForecastStep } from '../../../json/forecast';
import { readAnswers } from '../decode';
import { h, type Child } from '../dom';
import { ringSwatch } from '../marks';
import type { Seen } from '../page';
import { hashOf, withChosen } from '../state';
import { tableView } from '../table';
import { waitsInWords, whenInWords } from '../waits';
import { inWords, shownDay, shownMonth, shownWeekday } from '../words';
import { shownRings } from './rings';

/** A ring that gets a version. */
interface Arrival {
  readonly product: string;
  readonly ring: string;
  readonly ringIndex: number;
  readonly environment: string;
  readonly runs: string;
  readonly step: ForecastStep;
}

const DAY = 86_400_000;
/** So many are named in a day of the calendar. */
const NAMED = 4;

/** When each ring gets what, as months, and as a table with what it waits for. */
export async function forecastView(shown: Seen): Promise<Child> {
  const { forecast } = await readAnswers();
  const arrivals = arrivalsIn(shown, forecast.products);
  const days = new Map<string, Arrival[]>();
  for (const arrival of arrivals) {
    const { day } = arrival.step;
    if (day === undefined) continue;
    const shownOn = day < forecast.date ? forecast.date : day;
    days.set(shownOn, [...(days.get(shownOn) ?? []), arrival]);
  }
  const months = [...new Set([...days.keys()].map((day) => day.slice(0, 7)))].sort();
  return [
    h('h2', {}, inWords('view.forecast')),
    h('p', {}, inWords('forecast.assumes', { day: shownDay(forecast.date) })),
    arrivals.length === 0
      ? h('p', {}, inWords('forecast.none'))
      : [
          h(
            'div',
            { class: 'months' },
            months.map((month) => monthOf(shown, month, forecast.date, days)),
          ),
          stepsTable(arrivals, forecast.date),
        ],
  ];
}

function arrivalsIn(
  shown: Seen,
  all: readonly {
    readonly product: string;
    readonly rings: readonly {
      readonly ring: string;
      readonly environment: string;
      readonly version: string;
      readonly steps: readonly ForecastStep[];
    }[];
  }[],
): Arrival[] {
  const { products, rings } = shownRings(shown);
  const named = new Set(products.map(({ name }) => name));
  const places = new Map(rings.map(({ name, index }) => [name, index]));
  return all
    .filter(({ product }) => named.has(product))
    .flatMap(({ product, rings: own }) =>
      own
        .filter(({ ring }) => places.has(ring))
        .flatMap(({ ring, environment, version, steps }) =>
          steps.map((step) => ({
            product,
            ring,
            ringIndex: places.get(ring)!,
            environment,
            runs: version,
            step,
          })),
        ),
    );
}

/** A month, its weeks from Monday on. */
function monthOf(
  shown: Seen,
  month: string,
  today: string,
  days: ReadonlyMap<string, readonly Arrival[]>,
): HTMLElement {
  const first = Date.parse(`${month}-01`);
  const start = first - ((new Date(first).getUTCDay() + 6) % 7) * DAY;
  const at = (index: number) => new Date(start + index * DAY).toISOString().slice(0, 10);
  const weeks = [0, 1, 2, 3, 4, 5].filter((week) =>
    [0, 6].some((day) => at(week * 7 + day).startsWith(month)),
  );
  const cell = (day: string) => {
    if (!day.startsWith(month)) return h('td', { class: 'other' });
    const own = days.get(day) ?? [];
    return h(
      'td',
      {
        class: day === today ? 'today' : own.length > 0 ? 'some' : '',
        'aria-current': day === today && 'date',
      },
      h('span', { class: 'date' }, Number(day.slice(8))),
      own.length > 0 &&
        h(
          'ul',
          {},
          own.slice(0, NAMED).map((arrival) => h('li', {}, arrivalIn(shown, arrival))),
        ),
      own.length > NAMED && h('small', {}, inWords('forecast.more', { count: own.length - NAMED })),
    );
  };
  return h(
    'table',
    { class: 'month' },
    h('caption', {}, shownMonth(`${month}-01`)),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        [0, 1, 2, 3, 4, 5, 6].map((day) => h('th', { scope: 'col' }, shownWeekday(at(day)))),
      ),
    ),
    h(
      'tbody',
      {},
      weeks.map((week) =>
        h(
          'tr',
          {},
          [0, 1, 2, 3, 4, 5, 6].map((day) => cell(at(week * 7 + day))),
        ),
      ),
    ),
  );
}

function arrivalIn({ state }: Seen, { product, ring, ringIndex, step }: Arrival): Child {
  const to = withChosen(withChosen({ ...state, view: 'matrix' }, 'ring', [ring]), 'product', [product]);
  const waits = waitsInWords(step);
  return [
    ringSwatch(ringIndex),
    h(
      'a',
      { href: hashOf(to), ...(waits !== '' && { title: waits }) },
      inWords('forecast.takes', { product, version: step.version, ring }),
    ),
  ];
}

function stepsTable(arrivals: readonly Arrival[], today: string): Child {
  const sorted = [...arrivals].sort((a, b) => ((a.step.day ?? '~') < (b.step.day ?? '~') ? -1 : 1));
  const rows = sorted.map(({ product, ring, environment, runs, step }) => [
    step.day ?? inWords('forecast.unknown'),
    product,
    ring,
    environment,
    runs,
    step.version,
    waitsInWords(step),
  ]);
  const columns = ['at', 'product', 'ring', 'environment', 'runs', 'gets', 'waitsFor'];
  return tableView({ name: 'forecast', title: inWords('forecast.all'), columns, rows }, (row, column) => {
    const { step, ringIndex, ring } = sorted[row]!;
    if (column === 2) return [ringSwatch(ringIndex), ring];
    return column === 0 ? whenInWords(step, today) : rows[row]![column];
  });
}
