/** A number as a template writes it: what it is as an int, and as a float, where it can be either. */
export interface Numeral {
  readonly int?: bigint;
  readonly float?: number;
}

const DIGITS = '\\d(?:_?\\d)*';
const DECIMAL = new RegExp(`^[+-]?(?:${DIGITS}(?:\\.(?:${DIGITS})?)?|\\.${DIGITS})(?:[eE][+-]?${DIGITS})?$`);
const INT =
  /^([+-]?)(0[xX](?:_?[\da-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0(?:_?[0-7])*|[1-9](?:_?\d)*)$/;

/** The number that the text is in Go; nothing where it is none, or one that templates need not have: imaginary, or hexadecimal with a point. */
export function numeralOf(text: string): Numeral | undefined {
  const int = INT.exec(text);
  if (int) {
    const digits = int[2]!.replaceAll('_', '').replace(/^0(?=\d)/, '0o');
    const value = BigInt(digits) * (int[1] === '-' ? -1n : 1n);
    // A plain number is a float, too, and then its leading 0 means nothing.
    const float = DECIMAL.test(text) ? Number(text.replaceAll('_', '')) : Number(value);
    return { float, ...(value === BigInt.asIntN(64, value) && { int: value }) };
  }
  if (!DECIMAL.test(text) || !/[.eE]/.test(text)) return undefined;
  const float = Number(text.replaceAll('_', ''));
  if (!Number.isFinite(float)) return undefined;
  return { float, ...(Number.isInteger(float) && Math.abs(float) < 2 ** 63 && { int: BigInt(float) }) };
}
