import { asGeneral } from './numbers/float';
import { Dict, isList, Sized, type Value } from './value';

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
  return String(value instanceof Sized ? value.value : value);
}

/** Go's `%v` of a float64: with an exponent from 1e+06 on, or where that is shorter. */
function float(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
  return `${value < 0 || Object.is(value, -0) ? '-' : ''}${asGeneral(value)}`;
}
