import { closest, distance } from 'fastest-levenshtein';

/** The allowed names, led by the nearest if it is near enough to be what was meant. */
export function suggest(wrong: string, allowed: readonly string[]): string {
  if (allowed.length === 0) return 'there is none to choose from';
  const nearest = closest(wrong, [...allowed]);
  const list = [...allowed].sort().join(', ');
  const apart = distance(wrong, nearest);
  return apart < wrong.length && apart <= Math.max(2, Math.floor(wrong.length / 3))
    ? `did you mean '${nearest}'? Allowed: ${list}`
    : `use one of: ${list}`;
}
