import { Dict, Int64, isList, type Value } from './value';

/** What an action writes. */
export function written(value: Value): string {
  return value === undefined || value === null ? '<no value>' : printed(value);
}

/** Go's `%v`. */
export function printed(value: Value): string {
  if (value === undefined || value === null) return '<nil>';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return float(value);
  if (isList(value)) return `[${value.map(printed).join(' ')}]`;
  if (value instanceof Dict) {
    return `map[${value
      .keys()
      .map((key) => `${key}:${printed(value.entries.get(key))}`)
      .join(' ')}]`;
  }
  return String(value instanceof Int64 ? value.value : value);
}

/** Go's `%v` of a float64: with an exponent from 1e+06 on and below 1e-4. */
function float(value: number): string {
  if (Object.is(value, -0)) return '-0';
  const [mantissa, power] = value.toExponential().split('e') as [string, string];
  const exponent = Number(power);
  if (value === 0 || (exponent >= -4 && exponent < 6)) return String(value);
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}
