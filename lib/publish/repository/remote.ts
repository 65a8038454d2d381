import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { formatOf, type ObjectFormat } from '../git/object-id';
import { GitFault, gitPrints, gitSays, tryGit, type GitRun } from '../git/run';
import { noteOf, type StateRepositoryAccess } from './repository';

/** Which process uses a copy. */
const HELD = 'ringfleet-held';

/**
 * A repository that git reaches by a URL. What is needed of it is fetched into a bare copy without a work tree: the last
 * commit of a branch and its trees, and of files those alone that are asked for, where the server can leave them out.
 *
 * @param commits whether all commits of a branch are fetched
 * @param keptIn folder for the copy, so that the next publish fetches what is new alone; @default - it is not kept
 */
export async function remoteRepository(
  url: string,
  keptIn?: string,
  commits: 'last' | 'all' = 'last',
): Promise<StateRepositoryAccess> {
  const copy = copyOf(url, keptIn, commits);
  let { folder } = copy;
  await prepare(folder, url);
  const tip = async (branch: string): Promise<string | undefined> => {
    const ref = `refs/heads/${branch}`;
    // A pattern: there may be none.
    const notes = `refs/ringfleet/${branch}/*`;
    const args = [
      'fetch',
      '--quiet',
      ...(commits === 'last' ? ['--depth=1'] : []),
      '--filter=blob:none',
      '--no-tags',
      '--no-write-fetch-head',
    ];
    const fetched = () => tryGit(folder, [...args, 'origin', `+${ref}:${ref}`, `+${notes}:${notes}`]);
    let ran = await fetched();
    if (ran.status !== 0) {
      const there = await gitSays(folder, ['ls-remote', 'origin', ref]).catch((fault: unknown) => fault);
      if (there === '') return undefined;
      if (there instanceof Error) throw veiled(there, url);
      // A process that was killed may have left the copy in pieces.
      copy.forget();
      folder = copy.anew();
      await prepare(folder, url);
      ran = await fetched();
      if (ran.status !== 0) throw veiled(new GitFault(['fetch'], ran), url);
    }
    return gitSays(folder, ['rev-parse', '--verify', ref]);
  };
  return {
    shown: shownUrl(url),
    get folder() {
      return folder;
    },
    tip,
    format: async () => (await gitSays(folder, ['rev-parse', '--show-object-format'])) as ObjectFormat,
    bring: async (blobs) => {
      if (blobs.length === 0) return;
      const args = [
        'fetch',
        'origin',
        '--quiet',
        '--no-tags',
        '--no-write-fetch-head',
        '--filter=blob:none',
        '--stdin',
      ];
      // Where the server does not give single files, all of them have come before.
      await tryGit(folder, ['-c', 'fetch.negotiationAlgorithm=noop', ...args], {
        input: [`${blobs.join('\n')}\n`],
      });
    },
    move: async (branch, from, to) => {
      const ref = `refs/heads/${branch}`;
      const args = ['push', '--quiet', '--no-thin', '--no-verify', `--force-with-lease=${ref}:${from ?? ''}`];
      const ran = await tryGit(folder, [...args, 'origin', `${to}:${ref}`]);
      if (ran.status === 0) return true;
      if (await hasMoved(folder, ref, from, ran)) return false;
      throw veiled(new GitFault(args, ran), url);
    },
    noted: async (branch) => {
      const { status, out } = await tryGit(folder, ['rev-parse', '--verify', '--quiet', noteOf(branch)]);
      return status === 0 ? out.toString('utf8').trim() : undefined;
    },
    note: async (branch, commit) => {
      await tryGit(folder, [
        'push',
        '--quiet',
        '--no-thin',
        '--no-verify',
        'origin',
        `+${commit}:${noteOf(branch)}`,
      ]);
    },
    close: () => copy.close(),
  };
}

/** Whether it was refused because another publish was faster, which may hold the branch right now. */
async function hasMoved(
  folder: string,
  ref: string,
  from: string | undefined,
  { said }: GitRun,
): Promise<boolean> {
  const there = await gitSays(folder, ['ls-remote', 'origin', ref]).catch(() => undefined);
  const now = there?.split('\t')[0];
  return now !== (from ?? '') || /stale info|cannot lock ref|\.lock': File exists/.test(said);
}

async function prepare(folder: string, url: string): Promise<void> {
  if ((await tryGit(folder, ['config', '--file', 'config', 'remote.origin.url'])).status === 0) return;
  const heads = await gitSays(folder, ['ls-remote', '--heads', url]).catch((fault: unknown) => {
    throw fault instanceof Error ? veiled(fault, url) : fault;
  });
  const format = formatOf(heads.split('\t')[0]!);
  await gitPrints(folder, ['init', '--quiet', '--bare', `--object-format=${format}`, '.']);
  for (const [key, value] of [
    ['remote.origin.url', url],
    ['remote.origin.promisor', 'true'],
    ['remote.origin.partialclonefilter', 'blob:none'],
    // What nothing leads to is of publishes that ended in between.
    ['gc.auto', '0'],
  ] as const)
    await gitPrints(folder, ['config', key, value]);
}

/** A URL without what opens it. */
export function shownUrl(url: string): string {
  return url.replace(/^([a-z+]+:\/\/)[^/@]*@/i, '$1');
}

function veiled(fault: Error, url: string): Error {
  fault.message = fault.message.split(url).join(shownUrl(url));
  return fault;
}

/** Copies that this process uses. */
const held = new Set<string>();

interface Copy {
  readonly folder: string;
  readonly anew: () => string;
  readonly forget: () => void;
  readonly close: () => void;
}

/** The folder of the copy: the one that is kept, or one of its own where another process has that. */
function copyOf(url: string, keptIn: string | undefined, commits: string): Copy {
  const kept =
    keptIn && join(keptIn, createHash('sha256').update(`${commits} ${url}`).digest('hex').slice(0, 16));
  if (kept !== undefined && take(kept)) {
    return {
      folder: kept,
      anew: () => {
        take(kept);
        return kept;
      },
      forget: () => {
        held.delete(kept);
        rmSync(kept, { recursive: true, force: true });
      },
      close: () => {
        rmSync(join(kept, HELD), { force: true });
        held.delete(kept);
      },
    };
  }
  const made: string[] = [];
  const anew = () => {
    made.push(mkdtempSync(join(tmpdir(), 'ringfleet-publish-')));
    return made.at(-1)!;
  };
  const close = () => {
    for (const folder of made) rmSync(folder, { recursive: true, force: true });
  };
  return { folder: anew(), anew, forget: close, close };
}

function take(folder: string): boolean {
  if (held.has(folder)) return false;
  mkdirSync(folder, { recursive: true });
  const file = join(folder, HELD);
  for (const _ of [1, 2]) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      held.add(folder);
      return true;
    } catch {
      if (isAlive(Number(read(file)))) return false;
      rmSync(file, { force: true });
    }
  }
  return false;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}
