import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMarker, writeMarker } from '../../lib/output/marker';
import { write, type RenderedFile } from '../../lib/output/write';
import { rendered, Scratch } from './scratch';

let scratch: Scratch;
beforeEach(() => {
  scratch = new Scratch();
});
afterEach(() => {
  scratch.remove();
});

describe('the output', () => {
  test('is written to a folder that does not exist', () => {
    const deep = join(scratch.temp, 'deep', 'er', 'dist');
    const result = write(deep, rendered({ 'b.yaml': 'b', 'a/x/y.yaml': 'y', 'a/é.yaml': 'å\n', empty: '' }));
    expect(result).toEqual({
      files: 4,
      changed: ['a/x/y.yaml', 'a/é.yaml', 'b.yaml', 'empty'],
      removed: [],
      unsigned: [],
    });
    expect(scratch.found(deep)).toEqual({
      a: 'dir',
      'a/x': 'dir',
      'a/x/y.yaml': 'y',
      'a/é.yaml': 'å\n',
      'b.yaml': 'b',
      empty: '',
    });
  });

  test('leaves an equal file alone, and replaces one of other bytes, also of the same size', () => {
    scratch.given({ 'a/same.yaml': 'same', 'a/other.yaml': 'old', 'a/longer.yaml': 'old' });
    const result = write(
      scratch.dist,
      rendered({ 'a/same.yaml': 'same', 'a/other.yaml': 'new', 'a/longer.yaml': 'newer' }),
    );
    expect(result).toEqual({
      files: 3,
      changed: ['a/longer.yaml', 'a/other.yaml'],
      removed: [],
      unsigned: [],
    });
    expect(scratch.found()).toMatchObject({ 'a/other.yaml': 'new', 'a/longer.yaml': 'newer' });
    expect(scratch.modified('a/same.yaml')).toBe(1000);
    expect(scratch.modified('a/other.yaml')).not.toBe(1000);
  });

  test('is compared as bytes', () => {
    scratch.given({ 'a.yaml': '' });
    writeFileSync(join(scratch.dist, 'a.yaml'), Buffer.from([0x61, 0xff, 0xff, 0xff]));
    // Read as text, the bytes on disk would have this many replacement characters too.
    expect(write(scratch.dist, rendered({ 'a.yaml': 'a\ufffd' })).changed).toEqual(['a.yaml']);
  });

  test('changes nothing when nothing changed, not even the folder', () => {
    write(scratch.dist, rendered({ 'a/b.yaml': 'b' }));
    utimesSync(scratch.dist, 1000, 1000);
    const before = scratch.stamped();
    expect(write(scratch.dist, rendered({ 'a/b.yaml': 'b' }))).toEqual({
      files: 1,
      changed: [],
      removed: [],
      unsigned: [],
    });
    expect(scratch.stamped()).toEqual(before);
    expect(scratch.modified('.')).toBe(1000);
  });

  test('is put in place only after the last file is taken', () => {
    scratch.given({ 'a.yaml': 'old', 'stale.yaml': 'old' });
    const before = scratch.stamped();
    function* files(): Generator<RenderedFile> {
      yield { path: 'a.yaml', content: 'new' };
      yield { path: 'b.yaml', content: 'new' };
      const [own = [], visible = []] = [true, false].map((isOwn) =>
        Object.entries(scratch.stamped()).filter(
          ([path]) => /^\.(staging-|ringfleet-lock$)/.test(path) === isOwn,
        ),
      );
      expect(Object.fromEntries(visible)).toEqual(before);
      expect(own.map(([path]) => path.replace(/^(\.staging-)[0-9a-f]{16}/, '$1…')).sort()).toEqual([
        '.ringfleet-lock',
        '.staging-…',
        '.staging-…/0',
        '.staging-…/1',
      ]);
    }
    write(scratch.dist, files());
    expect(scratch.found()).toEqual({ 'a.yaml': 'new', 'b.yaml': 'new' });
  });
});

describe('stale entries', () => {
  test('are removed, with the folders they leave empty', () => {
    scratch.given({ 'a/b/c/old.yaml': '', 'a/keep.yaml': '', 'd/old.yaml': '', 'd/.hidden': '' });
    mkdirSync(join(scratch.dist, 'e/f'), { recursive: true });
    const result = write(scratch.dist, rendered({ 'a/keep.yaml': '' }));
    expect(result).toEqual({
      files: 1,
      changed: [],
      removed: ['a/b/c/old.yaml', 'd/.hidden', 'd/old.yaml'],
      unsigned: ['a/b/c/old.yaml', 'd/.hidden', 'd/old.yaml'],
    });
    expect(scratch.found()).toEqual({ a: 'dir', 'a/keep.yaml': '' });
  });

  test('that begin with a dot are kept in a folder that is a working copy of its own, whoever may still write to it', () => {
    const kept = { 'east/.git/HEAD': 'ref', 'west/.git': 'gitdir: …', 'west/.gitattributes': 'x' };
    const stale = { 'east/old.yaml': '', 'east/in/.git/HEAD': 'ref', 'north/.hidden': '' };
    scratch.given({ ...kept, ...stale });
    const { removed } = write(scratch.dist, rendered({ 'west/a.yaml': 'a' }));
    expect(removed).toEqual(Object.keys(stale).sort());
    expect(scratch.found()).toMatchObject({ ...kept, 'west/a.yaml': 'a' });
  });

  test('that begin with a dot at the top are kept', () => {
    scratch.given({
      '.gitattributes': 'x',
      '.git/HEAD': 'ref',
      '.staging': 'x',
      '.staging-x/a': 'x',
      'old.yaml': '',
    });
    expect(write(scratch.dist, rendered({ 'a.yaml': '' })).removed).toEqual(['old.yaml']);
    expect(scratch.found()).toEqual({
      '.git': 'dir',
      '.git/HEAD': 'ref',
      '.gitattributes': 'x',
      '.staging': 'x',
      '.staging-x': 'dir',
      '.staging-x/a': 'x',
      'a.yaml': '',
    });
  });

  test('that are links are removed, not what they lead to', () => {
    mkdirSync(join(scratch.temp, 'outside'));
    writeFileSync(join(scratch.temp, 'outside/a.yaml'), 'a');
    scratch.given({ 'real.yaml': 'real' });
    symlinkSync('../outside', join(scratch.dist, 'folder'));
    symlinkSync('nowhere', join(scratch.dist, 'dangling'));
    writeMarker(scratch.dist, ['dangling', 'folder', 'real.yaml']);
    expect(write(scratch.dist, rendered({ 'real.yaml': 'real' })).removed).toEqual(['dangling', 'folder']);
    expect(scratch.found(scratch.temp)).toEqual({
      dist: 'dir',
      'dist/real.yaml': 'real',
      outside: 'dir',
      'outside/a.yaml': 'a',
    });
  });

  test('that are links make way for a file or a folder', () => {
    mkdirSync(join(scratch.temp, 'outside'));
    writeFileSync(join(scratch.temp, 'outside/a.yaml'), 'a');
    mkdirSync(scratch.dist);
    symlinkSync('../outside', join(scratch.dist, 'folder'));
    symlinkSync('../outside/a.yaml', join(scratch.dist, 'file'));
    writeMarker(scratch.dist, ['file', 'folder']);
    // Through the links both would seem unchanged.
    const result = write(scratch.dist, rendered({ 'folder/a.yaml': 'a', file: 'a' }));
    expect(result).toEqual({
      files: 2,
      changed: ['file', 'folder/a.yaml'],
      removed: ['folder'],
      unsigned: ['folder'],
    });
    expect(scratch.found()).toEqual({ file: 'a', folder: 'dir', 'folder/a.yaml': 'a' });
    expect(scratch.found(join(scratch.temp, 'outside'))).toEqual({ 'a.yaml': 'a' });
  });

  test('that are files make way for a folder', () => {
    scratch.given({ a: 'file', 'b/c': 'file' });
    const result = write(
      scratch.dist,
      rendered({ 'a/x/1': '1', 'a/y/2': '2', 'b/c/d/3': '3', 'b/c/4': '4' }),
    );
    expect(result.removed).toEqual(['a', 'b/c']);
    expect(scratch.found()).toMatchObject({ 'a/x/1': '1', 'a/y/2': '2', 'b/c/d/3': '3', 'b/c/4': '4' });
  });

  test('that are folders make way for others whose names differ in case alone', () => {
    scratch.given({ 'Acme/prod/a.yaml': 'a' });
    write(scratch.dist, rendered({ 'acme/prod/a.yaml': 'a', 'acme/b.yaml': 'b' }));
    expect(scratch.found()).toEqual({
      acme: 'dir',
      'acme/b.yaml': 'b',
      'acme/prod': 'dir',
      'acme/prod/a.yaml': 'a',
    });
  });

  test('that are folders make way for a file', () => {
    scratch.given({ 'a/b/c': 'file', 'a/d': 'file', 'e/f': 'file' });
    mkdirSync(join(scratch.dist, 'e/g'));
    const result = write(scratch.dist, rendered({ a: 'now a file', 'e/g': 'too' }));
    expect(result).toEqual({
      files: 2,
      changed: ['a', 'e/g'],
      removed: ['a/b/c', 'a/d', 'e/f'],
      unsigned: ['a/b/c', 'a/d', 'e/f'],
    });
    expect(scratch.found()).toEqual({ a: 'now a file', e: 'dir', 'e/g': 'too' });
  });

  test('go when the output is empty', () => {
    scratch.given({ 'a/b': '' });
    expect(write(scratch.dist, [])).toEqual({ files: 0, changed: [], removed: ['a/b'], unsigned: ['a/b'] });
    expect(scratch.found()).toEqual({});
  });
});

describe('a part of the output', () => {
  const instead = ['a/x.yaml', 'a/old/y.yaml', 'gone.yaml'];

  test('comes in place of the files that it had, and leaves the rest alone', () => {
    scratch.given({ 'a/x.yaml': 'x', 'a/old/y.yaml': 'y', 'a/other.yaml': 'other', 'b/z.yaml': 'z' });
    const files = rendered({ 'a/x.yaml': 'x', 'a/new/y.yaml': 'y', 'b/w.yaml': 'w', 'c/v.yaml': 'v' });
    expect(write(scratch.dist, files, { instead })).toEqual({
      files: 4,
      changed: ['a/new/y.yaml', 'b/w.yaml', 'c/v.yaml'],
      removed: ['a/old/y.yaml'],
      unsigned: ['a/old/y.yaml'],
    });
    expect(scratch.found()).toEqual({
      a: 'dir',
      'a/x.yaml': 'x',
      'a/new': 'dir',
      'a/new/y.yaml': 'y',
      'a/other.yaml': 'other',
      b: 'dir',
      'b/w.yaml': 'w',
      'b/z.yaml': 'z',
      c: 'dir',
      'c/v.yaml': 'v',
    });
    expect([...readMarker(scratch.dist)!]).toEqual(['a', 'b', 'c']);
    expect(scratch.modified('a/x.yaml')).toBe(1000);
  });

  test('is not touched where a file of it cannot be', () => {
    scratch.given({ 'a/x.yaml': 'x', 'b/z.yaml': 'z' });
    const before = scratch.stamped();
    const files = rendered({ 'a/x.yaml': 'new', '../out.yaml': '' });
    expect(() => write(scratch.dist, files, { instead })).toThrow('Cannot write the output file');
    expect(scratch.stamped()).toMatchObject(before);
  });

  test('makes way for what is called as a folder or a file of it was', () => {
    scratch.given({ 'a/x.yaml': 'x', 'a/old/y.yaml': 'y' });
    write(scratch.dist, rendered({ 'a/x.yaml/in.yaml': 'in', 'a/old': 'file' }), { instead });
    expect(scratch.found()).toEqual({
      a: 'dir',
      'a/old': 'file',
      'a/x.yaml': 'dir',
      'a/x.yaml/in.yaml': 'in',
    });
  });
});
