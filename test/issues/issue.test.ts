import * as fc from 'fast-check';
import { error, formatLocation, sortIssues, warning, within, type Location } from '../../lib/issues/issue';

describe('a location', () => {
  it.each<[Location, string]>([
    [{ file: 'a.ts' }, 'a.ts'],
    [{ file: 'a.ts', path: 'tenants.prod' }, 'a.ts tenants.prod'],
    [{ file: 'a.yaml', line: 3 }, 'a.yaml:3'],
    [{ file: 'a.yaml', line: 3, column: 5, path: 'early.version' }, 'a.yaml:3:5 early.version'],
  ])('%j reads %s', (at, expected) => {
    expect(formatLocation(at)).toBe(expected);
  });

  it('reaches further in, key by key', () => {
    expect(within({ file: 'a.ts' }, 'tenants', 'prod')).toStrictEqual({ file: 'a.ts', path: 'tenants.prod' });
    expect(within({ file: 'a.ts', line: 3, path: 'tenants' }, 'prod')).toStrictEqual({
      file: 'a.ts',
      line: 3,
      path: 'tenants.prod',
    });
  });

  it('stays the file as a whole without a key', () => {
    expect(within({ file: 'a.ts' })).toStrictEqual({ file: 'a.ts' });
  });
});

describe('issues', () => {
  const sorted = [
    error({ file: 'A.ts' }, 'z', ''),
    error({ file: 'a.ts' }, 'first', ''),
    warning({ file: 'a.ts', path: 'a' }, 'a warning is not put last', ''),
    error({ file: 'a.ts', path: 'b' }, 'm', ''),
    error({ file: 'a.ts', path: 'b' }, 'n', '1'),
    error({ file: 'a.ts', path: 'b' }, 'n', '2'),
    error({ file: 'b.yaml', line: 2, column: 10 }, 'a', ''),
    error({ file: 'b.yaml', line: 10, column: 1 }, 'a', ''),
    error({ file: 'b.yaml', line: 10, column: 2, path: 'a' }, 'a', ''),
  ];

  it('come by file, line and column as numbers, path, and text, in whatever order they were found', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(sorted, { minLength: sorted.length }), (issues) => {
        expect(sortIssues(issues)).toStrictEqual(sorted);
      }),
    );
  });
});
