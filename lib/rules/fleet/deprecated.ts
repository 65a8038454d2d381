import { deprecations, type Deprecation } from '../../authored/deprecated';
import { isMap } from '../../authored/values';
import { warning, within, type Issue, type Location } from '../../issues/issue';
import type { Draft } from '../rule';
import type { RingEntry, Specs } from '../../authored/specs';

/** Fields that a later version no longer knows. */
export function* deprecated({ specs }: Draft, table: readonly Deprecation[] = deprecations): Iterable<Issue> {
  for (const { noun, field, removed, instead } of table) {
    const path = field.split('.');
    for (const { value, place } of authoredAs(noun, specs))
      for (const keys of usesOf(value, path))
        yield warning(place(keys), `'${path.at(-1)}' goes with ringfleet ${removed}`, instead);
  }
}

interface AuthoredValue {
  readonly value: unknown;
  readonly place: (keys: readonly string[]) => Location;
}

function authoredAs(
  noun: Deprecation['noun'],
  { fleet, fleetFile, products, customers }: Specs,
): AuthoredValue[] {
  const inFile = (file: string) => (keys: readonly string[]) => within({ file }, ...keys);
  switch (noun) {
    case 'fleet':
      return [{ value: fleet, place: inFile(fleetFile) }];
    case 'product':
      return products.map(({ spec, file }) => ({ value: spec, place: inFile(file) }));
    case 'customer':
      return customers.map(({ spec, file }) => ({ value: spec, place: inFile(file) }));
    case 'rings':
      return products.flatMap(({ rings }) =>
        rings
          ? [
              {
                value: rings.entries,
                place: ([ring, key]) => rings.locate(ring!, key as keyof RingEntry | undefined),
              },
            ]
          : [],
      );
  }
}

/** The keys that lead to each use of a field. */
function* usesOf(
  value: unknown,
  path: readonly string[],
  before: readonly string[] = [],
): Iterable<string[]> {
  const [key, ...rest] = path;
  if (key === undefined) {
    yield [...before];
    return;
  }
  if (!isMap(value) && !Array.isArray(value)) return;
  for (const [name, inner] of Object.entries(value))
    if ((key === '*' || key === name) && inner !== undefined) yield* usesOf(inner, rest, [...before, name]);
}
