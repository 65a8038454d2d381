import { Sized, type Value } from '../value';
import { takes, type Functions } from './function';

/** Functions of Sprig on lengths of time, which no clock decides. */
export const durations: Functions = {
  duration: takes(['any'], (seconds) => written(BigInt.asIntN(64, secondsOf(seconds) * SECOND))),
  durationRound: takes(['any'], (duration) => rounded(nanosecondsOf(duration))),
};

const SECOND = 1_000_000_000n;
const UNITS: readonly (readonly [bigint, string])[] = [
  [365n * 86_400n, 'y'],
  [30n * 86_400n, 'mo'],
  [86_400n, 'd'],
  [3_600n, 'h'],
  [60n, 'm'],
  [1n, 's'],
];

/** Sprig takes a text or an int64; what else it is given is nothing. */
function secondsOf(value: Value): bigint {
  if (value instanceof Sized && value.type === 'int64') return value.value;
  return typeof value === 'string' && /^[+-]?\d{1,18}$/.test(value) ? BigInt(value.replace('+', '')) : 0n;
}

function written(nanoseconds: bigint): string {
  const total = (nanoseconds < 0n ? -nanoseconds : nanoseconds) / SECOND;
  const [hours, minutes, seconds] = [total / 3600n, (total / 60n) % 60n, total % 60n];
  const before = hours > 0n ? `${hours}h${minutes}m` : minutes > 0n ? `${minutes}m` : '';
  return `${nanoseconds < 0n ? '-' : ''}${before}${seconds}s`;
}

/** The largest unit of which there is more than one whole, as Sprig compares it. */
function rounded(nanoseconds: bigint): string {
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  for (const [seconds, name] of UNITS) {
    if (size > seconds * SECOND) return `${size / (seconds * SECOND)}${name}`;
  }
  return '0s';
}

const PARTS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

function nanosecondsOf(value: Value): bigint {
  if (value instanceof Sized && value.type === 'int64') return value.value;
  if (typeof value !== 'string' || !/^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(value))
    return 0n;
  let total = 0;
  for (const [, size, unit] of value.matchAll(/([\d.]+)([a-zµμ]+)/g)) total += Number(size) * PARTS[unit!]!;
  const nanoseconds = BigInt(Math.trunc(total));
  return value.startsWith('-') ? -nanoseconds : nanoseconds;
}
