import { error, type Issue } from '../issues/issue';
import { gitSays } from './git/run';
import { TRAILERS } from './message';
import type { StateRepositoryAccess } from './repository/repository';

/** The branch of a pull request is made anew each time: what somebody else put on it would be lost. */
export async function stopOfBranch(
  { folder, shown }: StateRepositoryAccess,
  branch: string,
  tip: string,
): Promise<Issue | undefined> {
  const message = await gitSays(folder, ['log', '-1', '--no-show-signature', '--format=%B', tip]);
  if (message.includes(`\n${TRAILERS.source}: `)) return undefined;
  const problem = `has a commit of somebody else's at its end: ${tip.slice(0, 12)} "${message.split('\n')[0]}"`;
  return error(
    { file: `${shown} ${branch}` },
    problem,
    'take the commit into the fleet, or give another branch',
  );
}

/** Whether both commits make the same of the same: they differ in when they were made, and by whom. */
export async function isAlike({ folder }: StateRepositoryAccess, a: string, b: string): Promise<boolean> {
  // As it was written: a log leaves out the parents of the last commit that was fetched.
  const [first, second] = await Promise.all(
    [a, b].map(async (commit) => {
      const [header = ''] = (await gitSays(folder, ['cat-file', 'commit', commit])).split('\n\n');
      return header.match(/^(tree|parent) .*/gm)?.join();
    }),
  );
  return first === second;
}
