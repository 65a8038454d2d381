import { GitFault, gitSays, tryGit, type Environment } from './git/run';
import type { PublishedSource } from './record';

/** How the commit that was published last is related to the one that would be. */
export type Ancestry = 'same' | 'before' | 'after' | 'beside' | 'unknown';

/** What is published: a commit of the fleet. */
export interface FleetSource extends PublishedSource {
  /** Who wrote the commit: `Ann Example <ann@example.com>`. */
  readonly author: string;
  /** The first line of its message. */
  readonly subject: string;
  readonly ancestry: (published: string) => Promise<Ancestry>;
}

/** Who publishes, and how git signs. */
export interface Committer {
  readonly env: Environment;
  readonly isSigning: boolean;
}

/**
 * The commit that is checked out where the fleet is.
 *
 * @param output folder of the output below it, whose state does not count
 * @returns undefined where it is in no git repository, or in one without a commit
 */
export async function publishedFrom(root: string, output: string): Promise<FleetSource | undefined> {
  const shown = await tryGit(root, ['log', '-1', '--no-show-signature', '--format=%H%n%an <%ae>%n%s']);
  if (shown.status !== 0) return undefined;
  const [commit = '', author = '', subject = ''] = shown.out.toString('utf8').split('\n');
  const except = output === '' ? [] : [`:(exclude)${output}`];
  const changed = await gitSays(root, [
    'status',
    '--porcelain',
    '--untracked-files=all',
    '--',
    '.',
    ...except,
  ]);
  return {
    commit,
    author,
    subject,
    isDirty: changed !== '',
    ancestry: (published) => ancestryIn(root, commit, published),
  };
}

/** How a commit of a repository is related to one that was published from it, or from another copy of it. */
export async function ancestryIn(root: string, commit: string, published: string): Promise<Ancestry> {
  if (commit === published) return 'same';
  const isBefore = async (a: string, b: string) =>
    (await tryGit(root, ['merge-base', '--is-ancestor', a, b])).status;
  const forward = await isBefore(published, commit);
  if (forward === 0) return 'before';
  if (forward !== 1) return 'unknown';
  if ((await isBefore(commit, published)) === 0) return 'after';
  const isShallow = await gitSays(root, ['rev-parse', '--is-shallow-repository']);
  return isShallow === 'true' ? 'unknown' : 'beside';
}

const SIGNING = '^(commit\\.gpgsign|user\\.signingkey|gpg\\..*)$';

/**
 * Who commits in the folder of the fleet, by its configuration and the environment.
 *
 * @throws GitFault where git does not know who that is
 */
export async function committerOf(root: string): Promise<Committer> {
  const identity = async (of: 'AUTHOR' | 'COMMITTER') => {
    const said = await gitSays(root, ['var', `GIT_${of}_IDENT`]);
    const [, name = '', email = ''] = /^(.*) <(.*)> \d+ [+-]\d+$/.exec(said) ?? [];
    return { [`GIT_${of}_NAME`]: name, [`GIT_${of}_EMAIL`]: email };
  };
  const people = { ...(await identity('AUTHOR')), ...(await identity('COMMITTER')) };
  const args = ['config', '--null', '--get-regexp', SIGNING];
  const ran = await tryGit(root, args);
  if (ran.status > 1) throw new GitFault(args, ran);
  const settings = ran.out
    .toString('utf8')
    .split('\0')
    .filter((each) => each !== '')
    .map((each) => [each.slice(0, each.indexOf('\n')), each.slice(each.indexOf('\n') + 1)] as const);
  const numbered = settings.map(([key, value], index) => ({
    [`GIT_CONFIG_KEY_${index}`]: key,
    [`GIT_CONFIG_VALUE_${index}`]: value,
  }));
  const asked = await tryGit(root, ['config', '--type=bool', 'commit.gpgsign']);
  return {
    env: {
      ...people,
      ...(Object.assign({}, ...numbered) as Environment),
      GIT_CONFIG_COUNT: String(settings.length),
    },
    isSigning: asked.out.toString('utf8').trim() === 'true',
  };
}
