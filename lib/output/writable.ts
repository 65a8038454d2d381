import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { listed } from './foreign';
import { quietly } from './holder';
import { folderOf, foldersOf } from './output-paths';
import { RefusedFolder, type FolderContents } from './output-folder';

/**
 * Refuses the whole run when a folder in which it would put or remove something is not writable, while nothing has
 * changed yet. What a sticky bit or a quota forbids shows only when it is tried.
 *
 * @param paths what will be written and removed: files and folders
 */
export function refuseUnwritable(root: string, paths: Iterable<string>, before: FolderContents): void {
  const asked = new Set(['']);
  const own = new Set<string>();
  for (const path of paths) {
    if (own.has(folderOf(path))) continue;
    own.add(folderOf(path));
    asked.add([...foldersOf(path)].find((folder) => before.folders.has(folder)) ?? '');
  }
  const isWritable = (folder: string) => {
    accessSync(join(root, folder), constants.W_OK | constants.X_OK);
    return true;
  };
  const faults = [...asked].filter((folder) => !quietly(() => isWritable(folder)));
  if (faults.length === 0) return;
  const names = faults.map((folder) => join(root, folder));
  throw new RefusedFolder(
    `nothing was written, because this user may not write to ${listed(names)}\n  fix: give the user the right to write there`,
  );
}
