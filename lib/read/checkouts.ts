import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { error, within, type Issue } from '../issues/issue';
import type { CheckoutInput } from '../authored/specs';
import { isMap } from '../authored/values';
import { FLEET_FILE } from './catalogue';
import { git } from './git';
import type { Reading } from './reading';

/** The repositories that the fleet says are checked out, and an issue for each folder that is none. */
export function* readCheckouts(root: string, fleet: unknown): Reading<CheckoutInput[]> {
  const given = isMap(fleet) && isMap(fleet.checkouts) ? fleet.checkouts : {};
  const checkouts: CheckoutInput[] = [];
  for (const [repository, folder] of Object.entries(given)) {
    // What is no text is for the schema to say.
    if (typeof folder !== 'string' || folder === '') continue;
    const found = readCheckout(repository, resolve(root, folder));
    if (found) checkouts.push(found);
    else yield noFolder(within({ file: FLEET_FILE }, 'checkouts', repository), folder);
  }
  return checkouts;
}

export function noFolder(at: Issue['at'], folder: string): Issue {
  return error(
    at,
    `'${folder}' is no folder`,
    'check the repository out there, or name the folder that it is in',
  );
}

/**
 * A checkout of a repository: the files that git knows there, or all files where git does not know the folder.
 *
 * @param folder where it is, absolute
 * @returns nothing where there is no such folder
 */
export function readCheckout(repository: string, folder: string): CheckoutInput | undefined {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  const isGit = existsSync(join(folder, '.git'));
  const branch = isGit ? git(folder, 'symbolic-ref', '--short', '-q', 'HEAD')?.trim() : undefined;
  const commit = isGit ? git(folder, 'rev-parse', '-q', '--verify', 'HEAD')?.trim() : undefined;
  let paths: readonly string[] | undefined;
  return {
    repository,
    ...(branch && { branch }),
    ...(commit && { commit }),
    get paths() {
      return (paths ??= (isGit ? tracked(folder) : undefined) ?? allBelow(folder));
    },
    text: (path) => readFileSync(join(folder, path), 'utf8'),
  };
}

/** Paths of files that git knows; links and submodules are none. */
function tracked(folder: string): string[] | undefined {
  const listed = git(folder, 'ls-files', '--stage', '-z');
  return listed
    ?.split('\0')
    .filter((line) => line.startsWith('100'))
    .map((line) => line.slice(line.indexOf('\t') + 1))
    .filter((path) => existsSync(join(folder, path)));
}

function allBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.startsWith('.git/'))
    .sort();
}
