import { distance } from 'fastest-levenshtein';

/** The names nearest to the wrong one. */
export function suggestion(wrong: string, allowed: readonly string[]): string {
  const near = [...allowed]
    .map((name) => ({ name, apart: distance(wrong.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.apart - b.apart || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
  return near.length === 0 ? 'there is none to choose from' : `the nearest are ${near.join(', ')}`;
}
