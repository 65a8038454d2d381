import type { RingsChange } from '../facts/ring-dates';
import type { RingsFile } from '../authored/specs';
import { git } from './git';
import { readRings } from './rings-file';

/**
 * The last changes of the files: those that are not committed yet, and those of the commit that is checked out. Empty where
 * there is no git, or where a shallow clone ends: callers do without.
 *
 * @param root folder of the program
 * @param today day of what is not committed yet, `YYYY-MM-DD`
 */
export function ringsChanges(
  root: string,
  files: readonly RingsFile[],
  today: string,
): ReadonlyMap<RingsFile, readonly RingsChange[]> {
  const uncommitted = changedIn(root, files, 'HEAD').map((rings) => {
    return { rings, before: entriesAt(root, 'HEAD', rings), after: rings.entries, day: today };
  });
  // The first parent: of a merge, what it brings to the branch that it goes to.
  const inCommit = changedIn(root, files, 'HEAD^', 'HEAD');
  const day =
    inCommit.length > 0 ? git(root, 'show', '--no-patch', '--format=%cs', 'HEAD')?.trim() : undefined;
  const committed = inCommit.map((rings) => {
    const [before, after] = [entriesAt(root, 'HEAD^', rings), entriesAt(root, 'HEAD', rings)];
    return { rings, before, after, day: day ?? today };
  });
  const found = new Map<RingsFile, RingsChange[]>(files.map((rings) => [rings, []]));
  for (const { rings, ...change } of [...uncommitted, ...committed]) found.get(rings)!.push(change);
  return found;
}

function changedIn(root: string, files: readonly RingsFile[], ...commits: readonly string[]): RingsFile[] {
  const names = git(root, 'diff', '--name-only', '-z', '--relative', ...commits, '--')?.split('\0') ?? [];
  return files.filter(({ file }) => names.includes(file));
}

function entriesAt(root: string, commit: string, { file }: RingsFile): RingsFile['entries'] {
  return readRings(file, git(root, 'show', `${commit}:./${file}`) ?? '').rings.entries;
}
