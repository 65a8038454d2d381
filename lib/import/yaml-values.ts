import { parse } from 'yaml';
import { isMap } from '../authored/values';

type Plain = Readonly<Record<string, unknown>>;

/** A map of values in a text, or none where there is nothing else than comments; `undefined` where it is something else. */
export function valuesFrom(text: string): Plain | undefined {
  try {
    const given: unknown = parse(text);
    return isMap(given) ? given : given === null || given === undefined ? {} : undefined;
  } catch {
    return undefined;
  }
}
