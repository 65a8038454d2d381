import { TemplateFault, uncertain } from '../fault';
import { int64, Sized, type Value } from '../value';
import { printed } from '../print';
import { takes, takesMany, type Functions } from './function';

/** Whole numbers, of Sprig. */
export const numbers: Functions = {
  int: takes(['any'], integer),
  int64: takes(['any'], (value) => int64(integer(value))),
  atoi: takes(['string'], (text) => (/^[+-]?\d+$/.test(text) ? clamped(BigInt(text.replace('+', ''))) : 0n)),
  toDecimal: takes(['any'], (value) => int64(octal(printed(value)))),
  add: takesMany([], 'any', (...values) =>
    int64(values.reduce<bigint>((sum, value) => sum + integer(value), 0n)),
  ),
  add1: takes(['any'], (value) => int64(integer(value) + 1n)),
  sub: takes(['any', 'any'], (a, b) => int64(integer(a) - integer(b))),
  mul: takesMany(['any'], 'any', (value, ...by) =>
    int64(by.reduce<bigint>((product, next) => product * integer(next), integer(value))),
  ),
  div: takes(['any', 'any'], (a, b) => int64(integer(a) / divisor(integer(b)))),
  mod: takes(['any', 'any'], (a, b) => int64(integer(a) % divisor(integer(b)))),
  max: takesMany(['any'], 'any', largest),
  biggest: takesMany(['any'], 'any', largest),
  min: takesMany(['any'], 'any', (...values) => int64(values.map(integer).reduce((a, b) => (b < a ? b : a)))),
};

function largest(...values: readonly Value[]): Value {
  return int64(values.map(integer).reduce((a, b) => (b > a ? b : a)));
}

/** What Sprig makes a whole number of: a text without one is 0. */
export function integer(value: Value): bigint {
  if (typeof value === 'bigint') return value;
  if (value instanceof Sized) return BigInt.asIntN(64, value.value);
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'string') return written(value);
  if (typeof value !== 'number') return 0n;
  if (Math.abs(value) < 2 ** 63) return BigInt(Math.trunc(value));
  throw uncertain(`${value} is made an int, which is too large`);
}

const WRITTEN =
  /^([+-]?)(?:(0[xX])((?:_?[\da-fA-F])+)|(0[bB])((?:_?[01])+)|(0[oO])((?:_?[0-7])+)|(0)((?:_?[0-7])+)|(0|[1-9](?:_?\d)*))$/;

/** A number as Go's source has it: 010, 0x8 and 1_000 as well. Noughts after a point are left out before. */
function written(text: string): bigint {
  const found = WRITTEN.exec(text.replace(/\.0+$/, ''));
  if (!found) return 0n;
  const [, sign, , hex, , binary, , octals, , plain, decimal] = found;
  const digits = hex !== undefined ? `0x${hex}` : binary !== undefined ? `0b${binary}` : (octals ?? plain);
  const prefix = octals !== undefined || plain !== undefined ? '0o' : '';
  const size = BigInt(`${prefix}${digits ?? decimal}`.replaceAll('_', ''));
  const value = sign === '-' ? -size : size;
  return value === BigInt.asIntN(64, value) ? value : 0n;
}

/** What of a text is no octal number is 0. */
function octal(text: string): bigint {
  const [, sign, digits] = /^([+-]?)([0-7]+)$/.exec(text) ?? [];
  if (digits === undefined) return 0n;
  const value = BigInt(`0o${digits}`) * (sign === '-' ? -1n : 1n);
  return value === BigInt.asIntN(64, value) ? value : 0n;
}

/** Go's Atoi gives the largest where a number is larger. */
function clamped(value: bigint): bigint {
  const most = 2n ** 63n - 1n;
  return value > most ? most : value < -most - 1n ? -most - 1n : value;
}

function divisor(value: bigint): bigint {
  if (value === 0n) throw new TemplateFault('a division by zero', 'test the divisor first');
  return value;
}
