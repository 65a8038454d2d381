import { secondsOf } from '../../lib/authored/duration';

it.each([
  ['90s', 90],
  ['5m', 300],
  ['1h', 3600],
  ['1h30m', 5400],
  ['2m5s', 125],
  ['1500ms', 1.5],
  ['0.1s', 0.1],
  ['0.5h', 1800],
  ['1.1m', 66],
  ['0s', 0],
] as const)('%s has %s seconds', (duration, seconds) => {
  expect(secondsOf(duration)).toBe(seconds);
});
