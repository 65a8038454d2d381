import { groupBy } from './group-by';
import { error, type Issue, type Location } from '../issues/issue';

/** A name that something has, and where people give it. */
export interface Claim {
  readonly name: string;
  readonly by: string;
  readonly at: Location;
}

/** What claims a name that something else has. */
export function* clashes(kind: string, where: string, claims: Iterable<Claim>): Generator<Issue> {
  for (const [name, claimants] of groupBy(claims, (claim) => claim.name)) {
    const last = claimants.at(-1);
    if (!last || claimants.length === 1) continue;
    const parties = claimants.map(({ by }) => by).join(' and ');
    yield error(last.at, `${kind} '${name}' ${where} is claimed by ${parties}`, 'rename one of them');
  }
}

/** Of items with the same name the first. */
export function firsts<T extends { readonly name: string }>(items: Iterable<T>): T[] {
  return [...groupBy(items, ({ name }) => name).values()].map(([first]) => first);
}
