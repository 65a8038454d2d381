import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { rendered, Scratch } from './scratch';

let scratch: Scratch;
beforeEach(() => {
  scratch = new Scratch();
});
afterEach(() => {
  scratch.remove();
});

/** Root may write everywhere, so the process becomes another user when it has read the program. */
const CHILD = `
  const { write } = require(process.argv[1]);
  if (process.getuid() === 0) process.setuid(65534);
  let said = 'written';
  try { write(process.argv[2], JSON.parse(process.argv[3])); } catch (error) { said = error.message; }
  process.stdout.write(said);
`;

function written(tree: Readonly<Record<string, string>>): string {
  const files = JSON.stringify(rendered(tree));
  const module = join(process.cwd(), 'lib/output/write.ts');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '-e', CHILD, module, scratch.dist, files],
    { encoding: 'utf8' },
  );
  return stdout + stderr;
}

/** Lets everybody write to all of the output folder, but not to some folders in it. */
function forbid(...folders: readonly string[]): void {
  chmodSync(scratch.temp, 0o755);
  for (const [path, what] of Object.entries({ '': 'dir', ...scratch.found() })) {
    if (what === 'dir') chmodSync(join(scratch.dist, path), folders.includes(path) ? 0o555 : 0o777);
    else chmodSync(join(scratch.dist, path), 0o666);
  }
}

/** So that the scratch folder can be removed by whoever is not root. */
function permit(): void {
  forbid();
}

const before = { 'a/one.yaml': 'old', 'b/two.yaml': 'old', 'b/deep/three.yaml': 'old', 'c/four.yaml': 'old' };

test.each<readonly [string, readonly string[], Record<string, string>]>([
  ['a file changes', ['c'], { ...before, 'a/one.yaml': 'new', 'c/four.yaml': 'new' }],
  ['a file is new', ['c'], { ...before, 'a/one.yaml': 'new', 'c/x/y/new.yaml': 'new' }],
  ['a file goes', ['c'], { 'a/one.yaml': 'new', 'b/two.yaml': 'old', 'b/deep/three.yaml': 'old' }],
  ['a folder goes', ['b'], { 'a/one.yaml': 'new', 'b/two.yaml': 'old', 'c/four.yaml': 'old' }],
])('nothing is written where %s in a folder that may not be written to', (_name, folders, after) => {
  scratch.given(before);
  forbid(...folders);
  const stamped = scratch.stamped();
  const said = written(after);
  expect(scratch.stamped()).toEqual(stamped);
  expect(said).toBe(
    `nothing was written, because this user may not write to ${folders.map((each) => JSON.stringify(join(scratch.dist, each))).join(', ')}\n  fix: give the user the right to write there`,
  );
  permit();
  expect(written(after)).toBe('written');
});

test('all folders that may not be written to are named at once', () => {
  scratch.given(before);
  forbid('a', 'b/deep');
  const said = written({ 'a/one.yaml': 'new', 'b/deep/three.yaml': 'new', 'c/four.yaml': 'new' });
  expect(said).toContain('dist/a", "');
  expect(said).toContain('dist/b/deep"');
  permit();
});

test('a folder in which nothing changes may be read-only, and so may all of them', () => {
  scratch.given(before);
  forbid('b');
  expect(written({ ...before, 'a/one.yaml': 'new' })).toBe('written');
  forbid('', 'a', 'b', 'b/deep', 'c');
  expect(written({ ...before, 'a/one.yaml': 'new' })).toBe('written');
  expect(written({ ...before, 'a/one.yaml': 'newer' })).toMatch(/EACCES|may not write/);
  expect(scratch.found()).toMatchObject({ ...before, 'a/one.yaml': 'new' });
  permit();
});
