import { closest, distance } from 'fastest-levenshtein';

/** The allowed names, led by the nearest if it is near enough to be what was meant. */
export function suggest(wrong: string, allowed: readonly string[]): string {
  if (allowed.length === 0) return 'there is none to choose from';
  const nearest = closest(wrong, [...allowed]);
  const list = [...allowed].sort().join(', ');
  return isNear(wrong, nearest) ? `did you mean '${nearest}'? Allowed: ${list}` : `use one of: ${list}`;
}

/** Whether a name is near enough to another to be a slip of it. */
export function isNear(wrong: string, meant: string): boolean {
  const apart = distance(wrong, meant);
  return apart < wrong.length && apart <= Math.max(2, Math.floor(wrong.length / 3));
}
