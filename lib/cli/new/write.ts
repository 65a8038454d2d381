import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { edited } from '../../read/edit';
import type { Addition } from '../../scaffold/addition';

/** What was written, and how it is taken back. */
export interface Written {
  /** By path from the root; sorted. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** Makes everything what it was. */
  readonly takeBack: () => void;
}

/** Writes new files, and changes of those that are there. */
export function written(root: string, { files, edits = [] }: Addition): Written {
  const undo: (() => void)[] = [];
  const takeBack = () => {
    for (const each of undo.reverse()) each();
  };
  try {
    for (const [path, text] of Object.entries(files)) {
      undo.push(...madeFolders(dirname(join(root, path))));
      undo.push(() => rmSync(join(root, path), { force: true }));
      writeFileSync(join(root, path), text, { flag: 'wx' });
    }
    const texts = edited(edits);
    for (const [path, text] of texts) {
      const before = readFileSync(path);
      undo.push(() => writeFileSync(path, before));
      writeFileSync(path, text);
    }
    const changed = [...texts.keys()].map((path) => relative(root, path).split(sep).join('/'));
    return { added: Object.keys(files).sort(), changed: changed.sort(), takeBack };
  } catch (fault) {
    takeBack();
    throw fault;
  }
}

/** Makes a folder and those above it. @returns what removes those that were not there */
function madeFolders(folder: string): (() => void)[] {
  if (existsSync(folder)) return [];
  const above = madeFolders(dirname(folder));
  mkdirSync(folder);
  return [...above, () => rmdirSync(folder)];
}

/** What each file below a folder is, without reading it: a file that is written anew is another one. */
export function filesBelow(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        const { ino, mtimeNs } = statSync(path, { bigint: true });
        return [relative(folder, path).split(sep).join('/'), `${ino} ${mtimeNs}`];
      }),
  );
}
