import { lstatSync, statSync, type Dirent, type Stats } from 'node:fs';
import { join } from 'node:path';

/** Another machine has what a link leads to in another place, or not at all; then what is read would be gone from there. */
export const LINK = 'is a symbolic link';

/** A link as such; `undefined` where nothing is. */
export function lstat(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

/** Files are people's own. A link is one to a folder unless a file is at its end: where nothing is, a folder may have been. */
export function isFolder(parent: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  try {
    return !statSync(join(parent, entry.name)).isFile();
  } catch {
    return true;
  }
}
