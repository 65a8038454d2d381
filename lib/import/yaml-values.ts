import { parse } from 'yaml';
import { isMap, type Values } from '../authored/values';

/** A map of values in a text, or none where there is nothing else than comments; `undefined` where it is something else. */
export function valuesFrom(text: string): Values | undefined {
  try {
    const given: unknown = parse(text);
    return isMap(given) ? given : given === null || given === undefined ? {} : undefined;
  } catch {
    return undefined;
  }
}
