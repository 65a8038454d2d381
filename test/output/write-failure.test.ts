import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, parse } from 'node:path';
import { Lock } from '../../lib/output/lock';
import { Staging } from '../../lib/output/staging';
import { write, type RenderedFile } from '../../lib/output/write';
import { rendered, Scratch } from './scratch';

let scratch: Scratch;
beforeEach(() => {
  scratch = new Scratch();
});
afterEach(() => {
  scratch.remove();
});

/** The id of a process that has ended. */
function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

describe('a run that fails', () => {
  test('leaves every byte and modification time when the iterable throws', () => {
    scratch.given({ 'a/same.yaml': 'same', 'a/other.yaml': 'old', 'stale/x.yaml': 'old', '.gitignore': 'x' });
    const before = scratch.stamped();
    function* files(): Generator<RenderedFile> {
      yield* rendered({ 'a/same.yaml': 'same', 'a/other.yaml': 'new', 'b/new.yaml': 'new' });
      throw new RangeError('render failed');
    }
    expect(() => write(scratch.dist, files())).toThrow(new RangeError('render failed'));
    expect(scratch.stamped()).toEqual(before);
  });

  test('removes the folders it made for staging', () => {
    function* files(): Generator<RenderedFile> {
      yield { path: 'a.yaml', content: 'a' };
      throw new Error('render failed');
    }
    expect(() => write(join(scratch.temp, 'x/y'), files())).toThrow('render failed');
    expect(scratch.found(scratch.temp)).toEqual({});
    mkdirSync(join(scratch.temp, 'x'));
    expect(() => write(join(scratch.temp, 'x/y'), files())).toThrow('render failed');
    expect(scratch.found(scratch.temp)).toEqual({ x: 'dir' });
  });

  test('ends the iterable', () => {
    let ended = false;
    function* files(): Generator<RenderedFile> {
      try {
        yield { path: '../a', content: '' };
      } finally {
        ended = true;
      }
    }
    expect(() => write(scratch.dist, files())).toThrow('Cannot write');
    expect(ended).toBe(true);
  });

  test('removes its staging when a file cannot be put in place', () => {
    scratch.given({ '.keep': '' });
    function* files(): Generator<RenderedFile> {
      yield { path: 'a/b.yaml', content: '' };
      // As another program could, after the folder was read.
      writeFileSync(join(scratch.dist, 'a'), 'in the way');
    }
    expect(() => write(scratch.dist, files())).toThrow(/EEXIST|ENOTDIR/);
    expect(scratch.found()).toEqual({ '.keep': '', a: 'in the way' });
  });

  test.each<readonly [string, string]>([
    ['', 'empty'],
    ['/etc/x', 'absolute'],
    ['C:/x', 'absolute'],
    ['../x', 'begin with a dot'],
    ['a/../../x', '".." is not a name'],
    ['a/./x', '"." is not a name'],
    ['a//x', 'a name in the path is empty'],
    ['a/', 'a name in the path is empty'],
    ['a/con/x', '"con" is a name that Windows keeps for a device'],
    ['a/Nul.yaml', '"Nul.yaml" is a name that Windows keeps for a device'],
    ['a\\x', 'backslash'],
    ['a\0x', 'NUL'],
    ['.git/config', 'begin with a dot'],
    [`a/${'é'.repeat(128)}`, 'longer than 255 bytes'],
  ])('because of the path %j changes nothing', (path, message) => {
    scratch.given({ 'old.yaml': 'old' });
    const before = scratch.stamped();
    expect(() => write(scratch.dist, rendered({ 'new.yaml': '', [path]: '' }))).toThrow(message);
    expect(scratch.stamped()).toEqual(before);
  });

  test.each<readonly [string, readonly string[], string]>([
    ['the same path twice', ['a/b', 'c', 'a/b'], 'Two output files have the path "a/b"'],
    ['a file, then a folder', ['a/b', 'a/b/c/d'], 'both a file and a folder named "a/b"'],
    ['names that differ in case', ['a/b', 'c', 'a/B'], 'both "a/B" and "a/b", which differ in case alone'],
    ['folders that differ in case', ['a/b', 'A/c'], 'both "A" and "a", which differ in case alone'],
    ['a folder, then a file', ['a/b/c/d', 'a/b'], 'both a file and a folder named "a/b"'],
  ])('because of %s changes nothing', (_name, paths, message) => {
    scratch.given({ 'old.yaml': 'old' });
    const before = scratch.stamped();
    const files = paths.map((path) => ({ path, content: 'same' }));
    expect(() => write(scratch.dist, files)).toThrow(message);
    expect(scratch.stamped()).toEqual(before);
  });
});

describe('the staging of another run', () => {
  test('is removed when that run died, and its work is finished', () => {
    const dead = `.staging-${deadPid()}`;
    // It died after it put one.yaml in place and before two.yaml.
    scratch.given({
      [`${dead}/1`]: 'two new',
      'one.yaml': 'one new',
      'two.yaml': 'two old',
      'stale.yaml': '',
    });
    const result = write(scratch.dist, rendered({ 'one.yaml': 'one new', 'two.yaml': 'two new' }));
    expect(result).toEqual({
      files: 2,
      changed: ['two.yaml'],
      removed: ['stale.yaml'],
      unsigned: ['stale.yaml'],
    });
    expect(scratch.found()).toEqual({ 'one.yaml': 'one new', 'two.yaml': 'two new' });
  });

  test('is removed whatever its number: who has the lock is the only run', () => {
    scratch.given({ [`.staging-${process.ppid}/0`]: 'old', '.staging-0123456789abcdef/7': 'old' });
    write(scratch.dist, rendered({ 'a.yaml': 'a' }));
    expect(scratch.found()).toEqual({ 'a.yaml': 'a' });
  });

  test('is never taken for ours by its process number, which containers give to many', () => {
    mkdirSync(scratch.dist);
    const [one, other] = [new Staging(scratch.dist, new Set()), new Staging(scratch.dist, new Set())];
    one.add('a.yaml', 'one');
    other.add('a.yaml', 'other');
    other.remove();
    for (const { path, move } of one.staged()) move(join(scratch.dist, path));
    one.remove();
    expect(scratch.found()).toEqual({ 'a.yaml': 'one' });
  });

  test('is kept while that run has the lock', () => {
    scratch.given({ '.staging-0123456789abcdef/0': 'staged' });
    const lock = Lock.take(scratch.dist);
    expect(() => write(scratch.dist, rendered({ 'a.yaml': 'a' }), { patience: { alive: 0 } })).toThrow(
      `is being written by process ${process.pid} on `,
    );
    lock.release();
    expect(scratch.found()).toEqual({
      '.staging-0123456789abcdef': 'dir',
      '.staging-0123456789abcdef/0': 'staged',
    });
  });
});

describe('an unsafe folder is refused', () => {
  /** Should a folder not be refused, this saves what is in it. */
  const unwanted: Iterable<RenderedFile> = {
    [Symbol.iterator]: () => {
      throw new Error('not refused');
    },
  };

  test.each([
    ['the current directory', () => process.cwd(), 'the current directory is in it'],
    ['an empty name', () => '', 'the current directory is in it'],
    ['a folder around it', () => '..', 'the current directory is in it'],
    ['the root', () => parse(process.cwd()).root, 'the root of a file system'],
  ])('%s', (_name, folder, message) => {
    expect(() => write(folder(), unwanted)).toThrow(message);
  });

  test('a link to the current directory, or through one to a folder around it', () => {
    symlinkSync(process.cwd(), join(scratch.temp, 'link'));
    expect(() => write(join(scratch.temp, 'link'), unwanted)).toThrow('the current directory is in it');
    symlinkSync(parse(process.cwd()).root, join(scratch.temp, 'root'));
    expect(() => write(join(scratch.temp, 'root'), unwanted)).toThrow('the root of a file system');
    const first = process.cwd().split(/[\\/]/)[1] ?? '';
    expect(() => write(join(scratch.temp, 'root', first), unwanted)).toThrow(
      'the current directory is in it',
    );
  });

  test('the home directory', () => {
    // The checkout may be in it.
    expect(() => write(homedir(), unwanted)).toThrow(/the (current|home) directory is in it/);
  });

  test('a file', () => {
    scratch.given({ file: '' });
    expect(() => write(join(scratch.dist, 'file'), unwanted)).toThrow('it is not a folder');
  });

  test('but a link to a safe folder is written through', () => {
    mkdirSync(scratch.dist);
    symlinkSync('dist', join(scratch.temp, 'link'));
    write(join(scratch.temp, 'link'), rendered({ 'a.yaml': 'a' }));
    expect(scratch.found(scratch.temp)).toEqual({ dist: 'dir', 'dist/a.yaml': 'a', link: '-> dist' });
  });
});
