import { rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { noObject, type ObjectFormat } from '../git/object-id';
import { GitFault, gitSays, tryGit } from '../git/run';
import { noteOf, type StateRepositoryAccess } from './repository';

/** Git locks a branch for milliseconds: an older lock is of a process that was killed. */
const DEAD_AFTER_MS = 2_000;

/** A repository in a folder of this machine: objects go right into it, and a branch moves by one file that is renamed. */
export async function localRepository(path: string): Promise<StateRepositoryAccess> {
  const args = ['rev-parse', '--is-bare-repository', '--absolute-git-dir', '--show-object-format'];
  const [isBare, folder, format] = (await gitSays(path, args)).split('\n') as [string, string, ObjectFormat];
  const refNow = async (ref: string) => {
    const { status, out } = await tryGit(folder, ['rev-parse', '--verify', '--quiet', ref]);
    return status === 0 ? out.toString('utf8').trim() : undefined;
  };
  const current = (branch: string) => refNow(`refs/heads/${branch}`);
  return {
    shown: path,
    folder,
    tip: current,
    format: () => Promise.resolve(format),
    bring: () => Promise.resolve(),
    move: async (branch, from, to) => {
      if (isBare !== 'true') await refuseCheckedOut(path, branch);
      const args = [
        'update-ref',
        '-m',
        'ringfleet publish',
        `refs/heads/${branch}`,
        to,
        from ?? noObject(format),
      ];
      const ran = await tryGit(folder, args);
      if (ran.status === 0) return true;
      if ((await current(branch)) !== from) return false;
      // Of the branch, or of HEAD, which names it.
      const [, lock] = /Unable to create '([^'\n]+\.lock)': File exists/.exec(ran.said) ?? [];
      if (lock === undefined) throw new GitFault(args, ran);
      releaseDead(resolve(folder, lock));
      return false;
    },
    noted: (branch) => refNow(noteOf(branch)),
    note: async (branch, commit) => {
      await tryGit(folder, ['update-ref', noteOf(branch), commit]);
    },
    close: () => {},
  };
}

/** Its files would no longer be those of its branch. */
async function refuseCheckedOut(path: string, branch: string): Promise<void> {
  const args = ['symbolic-ref', '--quiet', 'HEAD'];
  const ran = await tryGit(path, args);
  if (ran.out.toString('utf8').trim() !== `refs/heads/${branch}`) return;
  const said = `branch ${branch} is checked out in ${path}: publish to another branch, or to a bare repository`;
  throw new GitFault(args, { ...ran, said });
}

function releaseDead(lock: string): void {
  const held = statSync(lock, { throwIfNoEntry: false });
  if (held && Date.now() - held.mtimeMs > DEAD_AFTER_MS) rmSync(lock, { force: true });
}
