import fc from 'fast-check';
import { BadPattern, doublestar, lsFiles, pathMatch } from '../../../lib/applicationsets/globbing';

const paths = [
  'README.md',
  'customers/one/values.yaml',
  'customers/one/a/values.yaml',
  'customers/one/a/b/values.yaml',
  'customers/two/a/values.yaml',
  'customers/two/a/[x]/values.yaml',
  '.hidden/a/values.yaml',
];

const matching = (matcher: typeof lsFiles, pattern: string) => paths.filter(matcher(pattern));

describe('a pattern of files', () => {
  it('crosses slashes by a star in legacy mode, and stays in its folder with doublestar', () => {
    expect(matching(lsFiles, 'customers/*/values.yaml')).toEqual([
      'customers/one/values.yaml',
      'customers/one/a/values.yaml',
      'customers/one/a/b/values.yaml',
      'customers/two/a/values.yaml',
      'customers/two/a/[x]/values.yaml',
    ]);
    expect(matching(doublestar, 'customers/*/values.yaml')).toEqual(['customers/one/values.yaml']);
  });

  it('crosses them by two stars with doublestar, folders between or not', () => {
    expect(matching(doublestar, 'customers/one/**/values.yaml')).toEqual([
      'customers/one/values.yaml',
      'customers/one/a/values.yaml',
      'customers/one/a/b/values.yaml',
    ]);
    expect(matching(doublestar, '**')).toEqual(paths);
    expect(matching(doublestar, 'customers/two/**')).toEqual([
      'customers/two/a/values.yaml',
      'customers/two/a/[x]/values.yaml',
    ]);
  });

  it('names a folder in legacy mode and means what is below it', () => {
    expect(matching(lsFiles, 'customers/two')).toEqual([
      'customers/two/a/values.yaml',
      'customers/two/a/[x]/values.yaml',
    ]);
    expect(matching(lsFiles, './customers/one/../two/')).toHaveLength(2);
    expect(matching(lsFiles, 'customers/tw')).toEqual([]);
    expect(matching(doublestar, 'customers/two')).toEqual([]);
  });

  it('knows classes, escapes and, with doublestar, braces', () => {
    expect(matching(lsFiles, 'customers/[!o]??/a/values.yaml')).toEqual(['customers/two/a/values.yaml']);
    expect(matching(lsFiles, 'customers/*/\\[x\\]/values.yaml')).toEqual(['customers/two/a/[x]/values.yaml']);
    expect(matching(doublestar, 'customers/{one,t{wo,hree}}/a/values.yaml')).toEqual([
      'customers/one/a/values.yaml',
      'customers/two/a/values.yaml',
    ]);
    expect(matching(lsFiles, 'customers/{one,two}/a/values.yaml')).toEqual([]);
  });

  it.each([':(glob)*', '/etc/passwd', '../x', 'a[b', 'a\\', '[[:alpha:]]'])(
    'that git would not take below the root is refused: %s',
    (pattern) => {
      expect(() => lsFiles(pattern)).toThrow(BadPattern);
    },
  );

  it.each(['a{b', 'a[b', '../x', '[z-a]'])('that doublestar cannot read is refused: %s', (pattern) => {
    expect(() => doublestar(pattern)).toThrow(BadPattern);
  });
});

describe('a pattern of folders', () => {
  it('never matches a slash, with two stars neither', () => {
    const folders = ['a', 'a/b', 'a/b/c'];
    expect(folders.filter(pathMatch('*'))).toEqual(['a']);
    expect(folders.filter(pathMatch('a/*'))).toEqual(['a/b']);
    expect(folders.filter(pathMatch('a/**'))).toEqual(['a/b']);
    expect(folders.filter(pathMatch('a/[^c]'))).toEqual(['a/b']);
    expect(() => pathMatch('[]a]')).toThrow(BadPattern);
  });
});

const name = fc.stringMatching(/^[a-z.+(){}|^$-]{1,4}$/).filter((text) => !['.', '..'].includes(text));

it('a path without wildcards matches itself alone, as a pattern of any kind', () => {
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((segments) => segments.join('/'));
  fc.assert(
    fc.property(path, path, (one, other) => {
      const below = other.startsWith(`${one}/`);
      expect([lsFiles(one)(one), lsFiles(one)(other)]).toEqual([true, one === other || below]);
      expect([pathMatch(one)(one), pathMatch(one)(other)]).toEqual([true, one === other]);
      if (/[{}]/.test(one)) return;
      expect([doublestar(one)(one), doublestar(one)(other)]).toEqual([true, one === other]);
    }),
  );
});
