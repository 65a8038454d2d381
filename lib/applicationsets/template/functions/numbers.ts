import { TemplateFault, uncertain } from '../fault';
import { Int64, type Value } from '../value';
import { takes, takesMany, type Functions } from './function';

/** Whole numbers, of Sprig. */
export const numbers: Functions = {
  int: takes(['any'], (value) => integer(value)),
  int64: takes(['any'], (value) => new Int64(integer(value))),
  atoi: takes(['string'], (text) => (/^[+-]?\d{1,15}$/.test(text) ? BigInt(Number(text)) : 0n)),
  add: takesMany(
    [],
    'any',
    (...values) => new Int64(values.reduce<bigint>((sum, value) => sum + integer(value), 0n)),
  ),
  add1: takes(['any'], (value) => new Int64(integer(value) + 1n)),
  sub: takes(['any', 'any'], (a, b) => new Int64(integer(a) - integer(b))),
  mul: takesMany(
    ['any'],
    'any',
    (value, ...by) =>
      new Int64(by.reduce<bigint>((product, next) => product * integer(next), integer(value))),
  ),
  div: takes(['any', 'any'], (a, b) => new Int64(integer(a) / divisor(integer(b)))),
  mod: takes(['any', 'any'], (a, b) => new Int64(integer(a) % divisor(integer(b)))),
  max: takesMany(
    ['any'],
    'any',
    (...values) => new Int64(values.map(integer).reduce((a, b) => (b > a ? b : a))),
  ),
  min: takesMany(
    ['any'],
    'any',
    (...values) => new Int64(values.map(integer).reduce((a, b) => (b < a ? b : a))),
  ),
};

/** What Sprig makes a whole number of: a text without one is 0. */
export function integer(value: Value): bigint {
  if (typeof value === 'bigint') return value;
  if (value instanceof Int64) return value.value;
  if (typeof value === 'number') return BigInt(Math.trunc(value));
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value !== 'string') return 0n;
  if (/^[+-]?(0|[1-9]\d{0,17})$/.test(value)) return BigInt(value.replace('+', ''));
  // 010, 0x1f and 1_000 are numbers in Go.
  if (/^[+-]?\d/.test(value)) throw uncertain(`'${value}' is taken for a number`);
  return 0n;
}

function divisor(value: bigint): bigint {
  if (value === 0n) throw new TemplateFault('a division by zero', 'test the divisor first');
  return value;
}
