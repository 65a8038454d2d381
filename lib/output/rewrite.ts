import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { unsigned } from './foreign';
import { foldersOf, OutputPaths } from './output-paths';
import { removeDeadStaging, Staging } from './staging';
import { refuseUnwritable } from './writable';
import {
  holds,
  locked,
  place,
  removeStale,
  type RenderedFile,
  type WriteOptions,
  type WriteResult,
} from './write';

/**
 * Puts the given files in place of those that a part of the output had before, and leaves the rest of it alone. As `write` does it:
 * all or nothing, and one run at a time.
 *
 * @param before paths of all files that the part had
 */
export function rewrite(
  outdir: string,
  files: readonly RenderedFile[],
  before: readonly string[],
  options: WriteOptions = {},
): WriteResult {
  return locked(outdir, options, (root, lock) => {
    if (lock.isHeld) removeDeadStaging(root);
    const isThere = (path: string) => existsSync(join(root, path));
    const all = [...files.map(({ path }) => path), ...before];
    const folders = new Set([...new Set(all.flatMap((path) => [...foldersOf(path)]))].filter(isThere).sort());
    const present = { files: new Set(before.filter(isThere)), others: new Set<string>(), folders };
    const output = new OutputPaths();
    const staging = new Staging(root, folders);
    const changed: string[] = [];
    try {
      for (const { path, content } of files) {
        output.add(path);
        if (present.files.has(path) && holds(join(root, path), content)) continue;
        staging.add(path, content);
        changed.push(path);
      }
      const removed = [...present.files].filter((path) => !output.hasFile(path));
      refuseUnwritable(root, [...changed, ...removed], present);
      const named = unsigned(root, removed, present.others);
      lock.prove();
      place(root, changed.length, staging, present, lock);
      removeStale(root, removed, present, output);
      return {
        files: output.count,
        changed: changed.sort(),
        removed: removed.sort(),
        unsigned: named.sort(),
      };
    } finally {
      staging.remove();
    }
  });
}
