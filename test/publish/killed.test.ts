import { transformFileSync } from '@swc/core';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { remoteRepository } from '../../lib/publish/repository/remote';
import { BareRepository, publishFiles, source } from '../support/state-repository';
import { root, type Files } from '../support/sample';
import type { Told } from './publisher';

const compiled = mkdtempSync(join(tmpdir(), 'publisher-'));
const kept = mkdtempSync(join(tmpdir(), 'copies-'));
let state: BareRepository;
beforeAll(() => compile(join(__dirname, 'publisher.ts')));
beforeEach(() => (state = new BareRepository()));
afterEach(() => state.remove());
afterAll(() => [compiled, kept].forEach((folder) => rmSync(folder, { recursive: true })));

/** Compiles a module and what it imports: a child that loads TypeScript would spend its life on that. */
function compile(file: string): void {
  const out = join(compiled, relative(root, file)).replace(/\.ts$/, '.js');
  if (existsSync(out)) return;
  const { code } = transformFileSync(file, {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  });
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, code);
  for (const [, path] of code.matchAll(/require\("(\.[^"]+)"\)/g)) {
    const found = ts.resolveModuleName(
      path!,
      file,
      { moduleResolution: ts.ModuleResolutionKind.Bundler },
      ts.sys,
    );
    compile(found.resolvedModule!.resolvedFileName);
  }
}

/** A group of its own, so that what it started can be killed with it. */
function publisher(): ChildProcess {
  const stdio = ['pipe', 'pipe', 'inherit'] as const;
  return spawn(process.execPath, [join(compiled, 'test/publish/publisher.js')], {
    detached: true,
    stdio: [...stdio],
  });
}

const made = (n: number): Files =>
  Object.fromEntries(
    Array.from({ length: 12 }, (_, of) => [`rings/r${of}/web.yaml`, of % 3 === n % 3 ? `${n}\n` : 'a\n']),
  );
const told = (repo: string, n: number): string => {
  const files = Object.entries(made(n)).map(([path, content]) => ({ path, content }));
  return `${JSON.stringify({ repo, kept, files, commit: source(n).commit } satisfies Told)}\n`;
};
const contentOf = ({ '.ringfleet': _, '.ringfleet-releases': __, ...files }: Files) => files;

/** @param longest milliseconds after which a publish would have ended by itself */
async function killed(
  rounds: number,
  longest: number,
  isWholeGroup: boolean,
  repo: string,
): Promise<Set<string>> {
  await publishFiles(state.folder, { files: made(1), source: source(1) });
  const seen = new Set<string>();
  let next = publisher();
  for (let round = 1; round <= rounds; round++) {
    const child = next;
    await once(child.stdout!, 'data');
    const n = round * 2;
    child.stdin!.write(told(repo, n));
    await new Promise((resolve) => setTimeout(resolve, (round * 37) % longest));
    process.kill(isWholeGroup ? -child.pid! : child.pid!, 'SIGKILL');
    next = publisher();
    const content = contentOf(state.files());
    const is = [n - 1, n].find((each) => JSON.stringify(made(each)) === JSON.stringify(sorted(content)));
    expect([round, is, content]).toEqual([round, expect.any(Number), expect.anything()]);
    seen.add(is === n ? 'done' : 'not yet');
    const repository = repo.startsWith('file:') ? { repository: await remoteRepository(repo, kept) } : {};
    const result = await publishFiles(state.folder, {
      files: made(n + 1),
      source: source(n + 1),
      ...repository,
    });
    repository.repository?.close();
    expect([round, result]).toMatchObject([round, { publishings: [{ outcome: 'published' }] }]);
  }
  process.kill(-next.pid!, 'SIGKILL');
  expect(contentOf(state.files())).toEqual(made(rounds * 2 + 1));
  expect(state.git('fsck', '--strict', '--no-dangling')).toBe('');
  return seen;
}

function sorted(files: Files): Files {
  return Object.fromEntries(Object.keys(made(1)).map((path) => [path, files[path]!]));
}

it('a publish that is killed leaves the branch whole, and the next one succeeds: 100 rounds', async () => {
  expect([...(await killed(100, 70, true, state.folder))].sort()).toEqual(['done', 'not yet']);
});

it('the same where git carries it: 6 rounds', async () => {
  await killed(6, 200, false, `file://${state.folder}`);
});
