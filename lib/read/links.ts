import { lstatSync, type Dirent, type Stats } from 'node:fs';

/** Another machine has what a link leads to in another place, or not at all; then what is read would be gone from there. */
export const LINK = 'is a symbolic link';

/** A link as such; `undefined` where nothing is. */
export function lstat(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

/** Files are people's own. A link may have been a folder before, whatever it leads to now. */
export function isFolder(entry: Dirent): boolean {
  return entry.isDirectory() || entry.isSymbolicLink();
}
