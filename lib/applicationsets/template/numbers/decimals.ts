import { TemplateFault } from '../fault';

/** `digits * 10 ** exponent` */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** The decimal that the number is printed as. */
export function decimal(value: number): Decimal {
  const [mantissa = '0', power = '0'] = value.toExponential().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}

export function valueOf({ digits, exponent }: Decimal): number {
  return Number(`${digits}e${exponent}`);
}

export function plus(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent);
  return { digits: at(a, exponent) + at(b, exponent), exponent };
}

export function minus(a: Decimal, b: Decimal): Decimal {
  return plus(a, { ...b, digits: -b.digits });
}

export function times(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, exponent: a.exponent + b.exponent };
}

/** Places after the point that a division has. Source: github.com/shopspring/decimal, DivisionPrecision. */
const PLACES = 16;

/** @throws TemplateFault where it is by zero */
export function dividedBy(a: Decimal, b: Decimal): Decimal {
  if (b.digits === 0n) throw new TemplateFault('a division by zero', 'test the divisor first');
  const shift = a.exponent - b.exponent + PLACES;
  const [over, under] = shift >= 0 ? [a.digits * ten(shift), b.digits] : [a.digits, b.digits * ten(-shift)];
  const quotient = over / under;
  const rest = over % under;
  const isAbove = 2n * absolute(rest) >= absolute(under);
  const away = over < 0n === under < 0n ? 1n : -1n;
  return { digits: isAbove ? quotient + away : quotient, exponent: -PLACES };
}

function at({ digits, exponent }: Decimal, wanted: number): bigint {
  return digits * ten(exponent - wanted);
}

function ten(power: number): bigint {
  return 10n ** BigInt(power);
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
