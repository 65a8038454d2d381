import type { StateComparison } from './compare';
import type { FleetSource } from './source';

/** Why a source may not be published over another one. */
export interface SourceStop {
  readonly problem: string;
  readonly fix: string;
}

/**
 * Why the source may not follow the one that was published last: an older one would take back what came since, and one that
 * is on another line of history what the other line brought.
 *
 * @param allow names for this run: `source/<commit>` lets what that commit brought be lost
 */
export async function stopOfSource(
  { stateBefore, changed, removed }: StateComparison,
  source: FleetSource,
  allow: readonly string[],
): Promise<SourceStop | undefined> {
  if (!stateBefore || changed.length + removed.length === 0) return undefined;
  const { commit } = stateBefore.source;
  const [there, here] = [commit.slice(0, 12), source.commit.slice(0, 12)];
  const permit = `source/${there}`;
  if (allow.includes(permit)) return undefined;
  const meant = `where it is meant: --allow ${permit}`;
  switch (await source.ancestry(commit)) {
    case 'same':
    case 'before':
      return undefined;
    case 'after':
      return {
        problem: `was published from ${there}, which is newer than ${here}: this would take back what came since`,
        fix: `publish what is newest; to go back, commit that in the fleet (git revert), and publish the commit; ${meant}`,
      };
    case 'beside':
      return {
        problem: `was published from ${there}, which ${here} does not have: the two have gone apart, and this would take back what only ${there} has`,
        fix: `merge ${there} into what is checked out, and publish the merge; ${meant}`,
      };
    case 'unknown':
      return {
        problem: `was published from ${there}, which is not in this clone of the fleet: nobody can tell which of the two is newer`,
        fix: `fetch the whole history (git fetch --unshallow; in CI fetch-depth: 0), or from where that commit is; ${meant}`,
      };
  }
}
