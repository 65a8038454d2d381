import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readCheckout, readCheckouts } from '../../lib/read/checkouts';
import { collected } from '../../lib/read/reading';

const URL = 'https://git.example.com/configs.git';
const root = mkdtempSync(join(tmpdir(), 'checkouts-'));
afterAll(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const git = (...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
    cwd: join(root, 'configs'),
    encoding: 'utf8',
  }).trim();

beforeAll(() => {
  write('configs/a/values.yaml', 'n: 1\n');
  git('init', '-q', '-b', 'trunk');
  symlinkSync('a', join(root, 'configs/link'));
  git('add', '-A');
  git('commit', '-q', '-m', 'first');
  write('configs/a/untracked.yaml', 'n: 2\n');
  write('plain/a/values.yaml', 'n: 3\n');
});

describe('a checkout', () => {
  it('has the files that git knows, the branch and the commit', () => {
    const found = readCheckout(URL, join(root, 'configs'));
    expect({ ...found, text: found?.text('a/values.yaml') }).toEqual({
      repository: URL,
      branch: 'trunk',
      commit: git('rev-parse', 'HEAD'),
      paths: ['a/values.yaml'],
      text: 'n: 1\n',
    });
  });

  it('of a commit has no branch', () => {
    git('checkout', '-q', '--detach');
    expect(readCheckout(URL, join(root, 'configs'))).not.toHaveProperty('branch');
    git('checkout', '-q', 'trunk');
  });

  it('that git does not know has all files', () => {
    const found = readCheckout(URL, join(root, 'plain'));
    expect([found?.branch, found?.commit, found?.paths]).toEqual([undefined, undefined, ['a/values.yaml']]);
  });
});

describe('the checkouts of a fleet', () => {
  it('count from its folder, and say which of them are none', () => {
    const given = { checkouts: { [URL]: 'configs', other: './nowhere' } };
    const { result: checkouts, issues } = collected(readCheckouts(root, given));
    expect(checkouts.map(({ repository }) => repository)).toEqual([URL]);
    expect(issues).toMatchObject([
      { severity: 'error', at: { path: 'checkouts.other' }, problem: "'./nowhere' is no folder" },
    ]);
  });

  it('that are malformed are left to the schema', () => {
    for (const fleet of [undefined, {}, { checkouts: 'x' }, { checkouts: { a: 1 } }])
      expect(collected(readCheckouts(root, fleet))).toEqual({ result: [], issues: [] });
  });
});
