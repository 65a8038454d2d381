import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readRings, ringsChanges } from '../../lib/read';

const file = 'products/web/rings.yaml';
const today = '2026-11-30';
const committedOn = '2026-11-16';

let folder: string;
/** Of the program, which is not the root of its repository. */
let root: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rings-history-'));
  root = join(folder, 'fleet');
});
afterEach(() => rmSync(folder, { recursive: true }));

function git(...args: readonly string[]): void {
  const date = `${committedOn}T12:00:00Z`;
  const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...who, ...args], { cwd: folder, env, stdio: 'ignore' });
}

function given(version: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), `early: { version: '${version}' }\n`);
}

function commit(version: string): void {
  given(version);
  git('add', '--all');
  git('commit', '--allow-empty', '-m', version);
}

/** Each change of the file: the version before and after, and its day. */
function changes(at = root) {
  const { rings } = readRings(file, readFileSync(join(at, file), 'utf8'));
  return ringsChanges(at, [rings], today)
    .get(rings)!
    .map(({ before, after, day }) => [before['early']?.version, after['early']?.version, day]);
}

it('what is not committed yet is a change of today, and what the last commit brought one of its day', () => {
  git('init');
  commit('1');
  commit('2');
  given('3');
  expect(changes()).toEqual([
    ['2', '3', today],
    ['1', '2', committedOn],
  ]);
});

it('a file that neither touched has not changed', () => {
  git('init');
  commit('1');
  commit('1');
  expect(changes()).toEqual([]);
});

it('of a merge it is what it brings to the branch that it goes to', () => {
  git('init', '--initial-branch', 'main');
  commit('1');
  git('checkout', '-b', 'change');
  commit('2');
  commit('3');
  git('checkout', 'main');
  git('merge', '--no-ff', '--no-edit', 'change');
  expect(changes()).toEqual([['1', '3', committedOn]]);
});

it('a shallow clone has what is not committed yet, and nothing before its commit', () => {
  git('init');
  commit('1');
  commit('2');
  git('clone', '--depth', '1', `file://${folder}`, 'shallow');
  const shallow = join(folder, 'shallow/fleet');
  expect(changes(shallow)).toEqual([]);
  writeFileSync(join(shallow, file), `early: { version: '3' }\n`);
  expect(changes(shallow)).toEqual([['2', '3', today]]);
});

it.each([
  ['a repository', () => undefined],
  ['a commit', () => git('init')],
])('without %s nothing is known', (_, make) => {
  make();
  given('1');
  expect(changes()).toEqual([]);
});
