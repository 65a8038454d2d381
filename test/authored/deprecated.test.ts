import { compare, parse } from 'semver';
import { deprecations, type Deprecation } from '../../lib/authored/deprecated';

/** Whether a field stays for two minor versions, or until the next major one. */
function stays({ since, removed }: Pick<Deprecation, 'since' | 'removed'>): boolean {
  const [from, to] = [parse(since)!, parse(removed)!];
  return to.major > from.major || to.minor >= from.minor + 2;
}

it('a field that goes stays for two minor versions, and the table is in the order of versions', () => {
  expect(deprecations.filter((each) => !stays(each))).toEqual([]);
  expect([...deprecations].sort((a, b) => compare(a.since, b.since))).toEqual(deprecations);
});

it.each([
  ['0.2.0', '0.4.0', true],
  ['0.2.0', '0.3.0', false],
  ['1.8.0', '2.0.0', true],
])('from %s to %s is long enough: %s', (since, removed, isLong) => {
  expect(stays({ since, removed })).toBe(isLong);
});
