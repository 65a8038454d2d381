import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { error, type Issue } from '../issues/issue';
import { LINK, lstat } from './links';

/**
 * The files below a folder of a customer, and an issue for all else: links, which may lead out of the repository, back
 * to where they are, or nowhere, and what is neither file nor folder. Nothing is passed over in silence but what is left
 * out.
 *
 * @param root folder of the program
 * @param folder its path below `root`; there may be none
 * @param isLeftOut whether an entry is left out by its name, with all that is below it
 * @returns the files by their paths below `root`, separated by `/` and in their order
 */
export function filesBelow(
  root: string,
  folder: string,
  isLeftOut: (name: string) => boolean,
): { files: string[]; issues: Issue[] } {
  const files: string[] = [];
  const issues: Issue[] = [];
  const walk = (at: string): void => {
    for (const entry of readdirSync(join(root, at), { withFileTypes: true })) {
      if (isLeftOut(entry.name)) continue;
      const file = `${at}/${entry.name}`;
      if (entry.isDirectory()) walk(file);
      else if (entry.isFile()) files.push(file);
      else if (entry.isSymbolicLink())
        issues.push(error({ file }, LINK, 'put what it leads to in its place'));
      else issues.push(error({ file }, 'is neither a file nor a folder', 'remove it'));
    }
  };
  const top = lstat(join(root, folder));
  if (top?.isSymbolicLink()) issues.push(error({ file: folder }, LINK, 'put the folder itself in its place'));
  else if (top) walk(folder);
  return { files: files.sort(), issues };
}
