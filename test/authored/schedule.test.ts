import { longestGap } from '../../lib/authored/schedule';

const HOUR = 60;
const DAY = 24 * HOUR;

it.each([
  ['* * * * *', 1],
  ['*/15 * * * *', 15],
  ['0 3 * * *', DAY],
  ['30 1,13 * * *', 12 * HOUR],
  ['0 */5 * * *', 5 * HOUR],
  ['0 3 * * sun', 7 * DAY],
  ['0 3 * * 1-5', 3 * DAY],
  ['0 3 1 * *', 31 * DAY],
  ['0 3 31 * *', 61 * DAY],
  ['0 3 1 jan ?', 366 * DAY],
  ['0 3 29 2 *', 1461 * DAY],
  // Either the day of the month, or that of the week.
  ['0 3 1 * 0', 7 * DAY],
  // From three on, every six hours.
  ['0 3/6 * * *', 6 * HOUR],
] as const)('between two runs of %s pass %s minutes at most', (schedule, minutes) => {
  expect(longestGap(schedule)).toBe(minutes);
});

it('a day that never comes has no runs', () => {
  expect(longestGap('0 3 30 2 *')).toBeUndefined();
});
