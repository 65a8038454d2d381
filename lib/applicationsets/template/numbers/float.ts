/** Digits of a number as Go rounds it: exactly, and a half to the even digit. JavaScript rounds a half up. */
export interface Digits {
  /** Without a point and without noughts at the end. */
  readonly digits: string;
  /** Where the point stands: `0.d1d2d3… * 10 ** point`. */
  readonly point: number;
}

/** The digits that tell the number apart from every other. */
export function shortest(value: number): Digits {
  const [mantissa = '0', power = '0'] = Math.abs(value).toExponential().split('e');
  return trimmed(mantissa.replace('.', ''), Number(power) + 1);
}

/** The number with so many digits, or so many places after the point. */
export function rounded(
  value: number,
  by: { readonly digits: number } | { readonly places: number },
): Digits {
  const { digits, point } = exact(value);
  const keep = 'digits' in by ? by.digits : point + by.places;
  if (keep < 0) return { digits: '', point: 0 };
  if (keep >= digits.length) return trimmed(digits, point);
  const kept = BigInt(`0${digits.slice(0, keep)}`);
  const rest = digits.slice(keep);
  const isHalf = /^50*$/.test(rest);
  const isUp = isHalf ? kept % 2n === 1n : rest >= '5';
  const text = String(isUp ? kept + 1n : kept).padStart(keep, '0');
  // 9.9 becomes 10.
  return trimmed(text, point + text.length - keep);
}

/** All digits of the fraction of two that a number is. */
function exact(value: number): Digits {
  let scaled = Math.abs(value);
  let twos = 0;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    twos++;
  }
  // n / 2 ** twos is n * 5 ** twos / 10 ** twos.
  const digits = String(BigInt(scaled) * 5n ** BigInt(twos));
  return trimmed(digits, digits.length - twos);
}

function trimmed(digits: string, point: number): Digits {
  const noughts = /^0*/.exec(digits)![0].length;
  const bare = digits.slice(noughts).replace(/0+$/, '');
  return bare === '' ? { digits: '', point: 0 } : { digits: bare, point: point - noughts };
}

/** `123.450` with so many places. */
export function asFixed({ digits, point }: Digits, places: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const fraction = ('0'.repeat(Math.max(0, -point)) + digits.slice(Math.max(0, point))).padEnd(places, '0');
  return places > 0 ? `${whole}.${fraction.slice(0, places)}` : whole;
}

/** `1.2345e+02` with so many places. */
export function asExponential({ digits, point }: Digits, places: number): string {
  const exponent = digits === '' ? 0 : point - 1;
  const fraction = digits.slice(1).padEnd(places, '0').slice(0, places);
  const power = String(Math.abs(exponent)).padStart(2, '0');
  return `${digits[0] ?? '0'}${fraction && `.${fraction}`}e${exponent < 0 ? '-' : '+'}${power}`;
}

/** Go's `%g`: with an exponent where that is shorter. */
export function asGeneral(value: number, precision?: number): string {
  const found = precision === undefined ? shortest(value) : rounded(value, { digits: precision || 1 });
  const { digits, point } = found;
  let most = precision === undefined ? 6 : precision || 1;
  if (precision !== undefined && most > digits.length && digits.length >= point) most = digits.length;
  const exponent = digits === '' ? 0 : point - 1;
  if (exponent < -4 || exponent >= most) return asExponential(found, Math.max(0, digits.length - 1));
  return asFixed(found, Math.max(0, digits.length - point));
}
