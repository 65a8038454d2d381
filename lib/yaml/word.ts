/** Thrown for a value that YAML cannot hold. The caller that knows the path of the value adds it to the message. */
export class Unwritable extends Error {}

/**
 * Null, a boolean or a number, as a word that every decoder reads alike.
 *
 * @throws Unwritable for anything else, and for a number JSON has no digits for.
 */
export function bareWord(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return number(value);
  throw new Unwritable(`a value of type ${typeof value} is not JSON; leave it out or give its text`);
}

function number(value: number): string {
  if (!Number.isFinite(value)) {
    throw new Unwritable(`${value} is not a JSON number; give a finite number or leave it out`);
  }
  if (!Number.isInteger(value)) {
    // YAML 1.1 asks for a point in a float (its float type's expression): 1e-7 would be a string.
    return String(value).replace(/^(-?\d+)e/, '$1.0e');
  }
  if (!Number.isSafeInteger(value)) {
    throw new Unwritable(`the integer ${value} is beyond 2^53, where digits are lost; give it as a string`);
  }
  // String(-0) is '0'.
  return String(value);
}
