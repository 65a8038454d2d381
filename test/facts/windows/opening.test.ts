import fc from 'fast-check';
import { isOpen, openingOf } from '../../../lib/facts/windows/opening';
import type { TenantTimes, TenantWindow } from '../../../lib/facts/windows/times';
import { dateTimeIn } from '../../../lib/facts/windows/wall-clock';

const MINUTE = 60_000;
const every = [0, 1, 2, 3, 4, 5, 6];

function window(changes: Partial<TenantWindow> = {}): TenantWindow {
  return { name: 'night', days: every, start: 150, minutes: 60, timeZone: 'Europe/Amsterdam', ...changes };
}
const always = { windows: [], freezes: [] };

/** When it opens, as its clocks show it. */
function opens(times: Partial<TenantTimes>, from: string): string {
  const { at, timeZone } = openingOf({ ...always, ...times }, Date.parse(from));
  return dateTimeIn(at, timeZone);
}

it('without windows and freezes it is open at any time', () => {
  expect(opens({}, '2026-12-01T10:00:00Z')).toBe('2026-12-01T10:00:00Z');
});

it.each([
  ['before it', '2026-12-01T10:00:00Z', '2026-12-02T02:30:00+01:00'],
  ['within it, at once', '2026-12-02T01:45:00Z', '2026-12-02T02:45:00+01:00'],
  ['at its end, the next one', '2026-12-02T02:30:00Z', '2026-12-03T02:30:00+01:00'],
  // Clocks go from 02:00 to 03:00: what is left of it is open.
  ['in the hour that is left out', '2027-03-27T12:00:00Z', '2027-03-28T03:00:00+02:00'],
  // They go from 03:00 back to 02:00: it is open from 02:30 to 03:00, and from 02:30 to 03:30 once more.
  ['in the hour that there is twice', '2027-10-30T12:00:00Z', '2027-10-31T02:30:00+02:00'],
  ['in that hour, when it is over once', '2027-10-31T01:05:00Z', '2027-10-31T02:30:00+01:00'],
])('a window opens %s', (_when, from, expected) => {
  expect(opens({ windows: [window()] }, from)).toBe(expected);
});

it('a window that is left out by the one night of its week opens a week later', () => {
  const sunday = window({ days: [0], start: 130, minutes: 40 });
  expect(opens({ windows: [sunday] }, '2027-03-27T12:00:00Z')).toBe('2027-04-04T02:10:00+02:00');
});

it('a window over midnight is of the day on which it opens', () => {
  const saturday = window({ days: [6], start: 22 * 60, minutes: 240 });
  expect(opens({ windows: [saturday] }, '2026-12-06T00:30:00Z')).toBe('2026-12-06T01:30:00+01:00');
  expect(opens({ windows: [saturday] }, '2026-12-07T00:30:00Z')).toBe('2026-12-12T22:00:00+01:00');
});

it('a freeze ends with its last day where its days are counted, and then the next window is waited for', () => {
  const peak = {
    ...{ name: 'peak', from: '2026-12-19', until: '2027-01-03', reason: 'nobody is there' },
    ...{ timeZone: 'America/New_York', path: 'freezes.peak' },
  };
  const times = { windows: [window({ days: [6] })], freezes: [peak] };
  const { waits } = openingOf(times, Date.parse('2026-12-20T12:00:00Z'));
  expect(waits.map(({ kind, of, until, timeZone }) => [kind, of, dateTimeIn(until, timeZone)])).toEqual([
    ['freeze', 'peak', '2027-01-04T00:00:00-05:00'],
    ['window', 'night', '2027-01-09T02:30:00+01:00'],
  ]);
  expect(opens({ freezes: [peak] }, '2026-12-19T04:59:00Z')).toBe('2026-12-18T23:59:00-05:00');
  expect(opens({ freezes: [peak] }, '2026-12-19T05:00:00Z')).toBe('2027-01-04T00:00:00-05:00');
});

const zone = fc.constantFrom(
  ...['UTC', 'Europe/Amsterdam', 'America/New_York', 'America/Sao_Paulo', 'Asia/Kolkata', 'Asia/Kathmandu'],
  ...['Australia/Lord_Howe', 'Pacific/Auckland', 'Pacific/Apia', 'America/Havana', 'Africa/Casablanca'],
);
const anyWindow = fc.record({
  name: fc.constantFrom('a', 'b'),
  days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
  start: fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15),
  minutes: fc.integer({ min: 1, max: 96 }).map((quarters) => quarters * 15),
  timeZone: zone,
});
// The days around those on which clocks are put forward or back, and others.
const anyMoment = fc
  .tuple(
    fc.constantFrom(
      '2027-03-12',
      '2027-03-27',
      '2027-04-03',
      '2027-09-24',
      '2027-10-30',
      '2027-11-06',
      '2026-12-20',
    ),
    fc.integer({ min: 0, max: 2 * 96 }),
  )
  .map(([day, quarter]) => Date.parse(day) + quarter * 15 * MINUTE);
const anyFreeze = fc.record({
  ...{ name: fc.constant('f'), path: fc.constant('f'), reason: fc.constant('r'), timeZone: zone },
  from: fc.constantFrom('2027-03-13', '2027-10-31', '2026-12-20'),
  until: fc.constantFrom('2027-03-15', '2027-11-07', '2026-12-22'),
});

/** What clocks show, by another way than the one that is tried. */
function shown(moment: number, timeZone: string): { readonly day: number; readonly minute: number } {
  const [date, time] = new Date(moment).toLocaleString('sv-SE', { timeZone }).split(' ');
  const [hours, minutes] = time!.split(':').map(Number);
  return { day: Date.parse(date!) / 86_400_000, minute: hours! * 60 + minutes! };
}

function isOpenAt({ windows, freezes }: TenantTimes, moment: number): boolean {
  for (const { from, until, timeZone } of freezes) {
    const [date] = new Date(moment).toLocaleString('sv-SE', { timeZone }).split(' ');
    if (date! >= from && date! <= until) return false;
  }
  if (windows.length === 0) return true;
  return windows.some(({ days, start, minutes, timeZone }) => {
    const { day, minute } = shown(moment, timeZone);
    return [0, 1].some(
      (back) =>
        days.includes((((day - back + 4) % 7) + 7) % 7) &&
        minute + back * 1440 >= start &&
        minute + back * 1440 < start + minutes,
    );
  });
}

it('in every time zone the next opening is open, and nothing before it is', () => {
  fc.assert(
    fc.property(
      fc.array(anyWindow, { maxLength: 2 }),
      fc.array(anyFreeze, { maxLength: 1 }),
      anyMoment,
      (windows, freezes, from) => {
        const times = { windows, freezes };
        const { at, waits } = openingOf(times, from);
        expect([isOpen(times, at), isOpenAt(times, at)]).toEqual([true, true]);
        expect(waits.at(-1)?.until ?? from).toBe(at);
        // Every window and every change of clocks here is of whole quarters of an hour.
        for (
          let before = at - 15 * MINUTE;
          before >= Math.max(from, at - 300 * 15 * MINUTE);
          before -= 15 * MINUTE
        )
          expect([before, isOpenAt(times, before)]).toEqual([before, false]);
      },
    ),
    { numRuns: 60 },
  );
});
