import { isMap, type Value, type Values } from '../authored/values';

/** The list that a value is; of anything else, none. */
export function asList(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [];
}

/** The map that a value is; of anything else, an empty one. */
export function asMap(value: Value | undefined): Values {
  return isMap(value) ? value : {};
}

/** A text, a number or a boolean as text; of anything else, nothing. */
export function asWord(value: Value | undefined): string {
  return typeof value === 'object' || value === undefined ? '' : String(value);
}
