import { gitSays } from './git/run';
import { writeCommit } from './git/write-objects';
import { TRAILERS } from './message';
import type { PublishedSource } from './record';
import type { StateRepositoryAccess } from './repository/repository';
import type { Committer } from './source';

/*
 * A source that makes what is there already gets no commit, and is published all the same: that an older one comes later must
 * not take it back, as where a promotion was reverted before its own publish had run. It is noted beside the branch, in a commit that no branch has.
 */

const SOURCE = new RegExp(`^${TRAILERS.source}: (\\w+)( dirty)?$`, 'm');

/** The source that was noted for the commit that a branch has; undefined where none was, or the branch has moved since. */
export async function notedSource(
  repository: StateRepositoryAccess,
  branch: string,
  tip: string | undefined,
): Promise<PublishedSource | undefined> {
  const note = await repository.noted(branch);
  if (note === undefined || tip === undefined) return undefined;
  const text = await gitSays(repository.folder, ['cat-file', 'commit', note]);
  const [, commit, dirty] = SOURCE.exec(text) ?? [];
  if (commit === undefined || !text.includes(`\nparent ${tip}\n`)) return undefined;
  return { commit, isDirty: dirty !== undefined };
}

/** Notes a source for the commit that a branch has. */
export async function noteSource(
  repository: StateRepositoryAccess,
  branch: string,
  tip: string,
  { commit, isDirty }: PublishedSource,
  { env }: Committer,
): Promise<void> {
  const message = `Nothing changed\n\n${TRAILERS.source}: ${commit}${isDirty ? ' dirty' : ''}\n`;
  const given = { tree: `${tip}^{tree}`, parent: tip, message, isSigned: false };
  await repository.note(branch, await writeCommit(repository.folder, given, env));
}
