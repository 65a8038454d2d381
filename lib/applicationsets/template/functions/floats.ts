import { uncertain } from '../fault';
import { Sized, type Value } from '../value';
import { takes, takesMany, type Functions } from './function';
import { decimal, dividedBy, type Decimal, minus, plus, times, valueOf } from '../numbers/decimals';

/** Numbers with a point, of Sprig. */
export const floats: Functions = {
  float64: takes(['any'], float),
  ceil: takes(['any'], (value) => Math.ceil(float(value))),
  floor: takes(['any'], (value) => Math.floor(float(value))),
  round: takesMany(['any', 'int'], 'float', (value, places, ...on) =>
    rounded(float(value), Number(places), on[0] ?? 0.5),
  ),
  add1f: takes(['any'], (value) => exact([value, 1], plus)),
  addf: takesMany([], 'any', (...values) => exact([0, ...values], plus)),
  subf: takesMany(['any'], 'any', (...values) => exact(values, minus)),
  mulf: takesMany(['any'], 'any', (...values) => exact(values, times)),
  divf: takesMany(['any'], 'any', (...values) => exact(values, dividedBy)),
  maxf: takesMany(['any'], 'any', (...values) => Math.max(...values.map(float))),
  minf: takesMany(['any'], 'any', (...values) => Math.min(...values.map(float))),
};

const FLOAT = new RegExp('^[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?$');

/** What Sprig makes a number of: a text without one is 0. */
export function float(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Sized) return Number(value.value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string') return 0;
  if (/^[+-]?(inf|infinity|nan|0x[\da-f_.]*p[+-]?\d+)$/i.test(value))
    throw uncertain(`'${value}' is taken for a number`);
  const found = FLOAT.test(value) ? Number(value) : 0;
  return Number.isFinite(found) ? found : 0;
}

/** As Sprig does it, which makes -1.5 as a whole number -2. */
function rounded(value: number, places: number, on: number): number {
  const power = 10 ** places;
  const digits = power * value;
  const above = digits - Math.trunc(digits) >= on;
  return (above ? Math.ceil(digits) : Math.floor(digits)) / power;
}

/** Sprig calculates these by decimals, in which 0.1 and 0.2 are 0.3. */
function exact(values: readonly Value[], by: (a: Decimal, b: Decimal) => Decimal): number {
  const [first, ...rest] = values.map((value) => decimal(float(value)));
  return valueOf(rest.reduce((total, next) => by(total, next), first!));
}
