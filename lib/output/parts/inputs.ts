import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SOURCES } from '../output-folder';

/**
 * A digest of what people wrote for the program: `fleet/`, `products/`, `customers/` and the files beside them, such as `main.ts`
 * and the lock file, which says which ringfleet it is. Runs over one commit have one.
 *
 * @param root folder of the program
 */
export function digestOfInputs(root: string): string {
  const hash = createHash('sha256');
  const add = (folder: string, isWanted: (name: string, isFolder: boolean) => boolean): void => {
    const entries = readdirSync(join(root, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.name.startsWith('.') || !isWanted(entry.name, entry.isDirectory())) continue;
      if (entry.isDirectory()) add(path, () => true);
      else if (entry.isFile())
        hash
          .update(`${path}\0`)
          .update(readFileSync(join(root, path)))
          .update('\0');
    }
  };
  add('', (name, isFolder) => !isFolder || SOURCES.includes(name));
  return hash.digest('hex');
}
