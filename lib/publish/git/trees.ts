import type { Listing, TreeEntry } from './listing';
import { treeId, type ObjectFormat } from './object-id';

/** A tree that a repository may not have yet. */
export interface NewTree {
  readonly object: string;
  readonly entries: readonly (readonly [name: string, entry: TreeEntry])[];
}

export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * The trees of a commit in which some files are others than before: those of the folders that have one of them below, the
 * root last. Every other tree stays the object that it is.
 *
 * @param changes by path; undefined where the file goes
 */
export function changedTrees(
  before: Listing,
  changes: ReadonlyMap<string, TreeEntry | undefined>,
  format: ObjectFormat,
): NewTree[] {
  const folders = new Map<string, Map<string, TreeEntry>>([['', new Map()]]);
  for (const path of changes.keys()) {
    for (let folder = parentOf(path); !folders.has(folder); folder = parentOf(folder))
      folders.set(folder, new Map());
  }
  for (const [path, entry] of before) folders.get(parentOf(path))?.set(nameIn(path), entry);
  for (const [path, entry] of changes) {
    const folder = folders.get(parentOf(path))!;
    if (entry) folder.set(nameIn(path), entry);
    else folder.delete(nameIn(path));
  }
  const trees: NewTree[] = [];
  const deepestFirst = [...folders].sort(([a], [b]) => depthOf(b) - depthOf(a));
  for (const [path, entries] of deepestFirst) {
    const above = path === '' ? undefined : folders.get(parentOf(path))!;
    const name = nameIn(path);
    if (above && entries.size === 0) {
      // A file may have come in its place.
      if (above.get(name)?.kind === 'tree') above.delete(name);
      continue;
    }
    const tree = treeOf(entries, format);
    trees.push(tree);
    above?.set(name, { mode: '040000', kind: 'tree', object: tree.object });
  }
  return trees;
}

function depthOf(path: string): number {
  return path === '' ? 0 : path.split('/').length;
}

/** FleetSource: Git, "gitformat-pack" and "git-mktree": folders are sorted as if their names ended in a slash. */
function treeOf(given: ReadonlyMap<string, TreeEntry>, format: ObjectFormat): NewTree {
  const key = ([name, { kind }]: readonly [string, TreeEntry]) => (kind === 'tree' ? `${name}/` : name);
  const entries = [...given].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const pieces = entries.flatMap(([name, { mode, object }]) => [
    Buffer.from(`${mode.replace(/^0/, '')} ${name}\0`, 'latin1'),
    Buffer.from(object, 'hex'),
  ]);
  return { object: treeId(format, Buffer.concat(pieces)), entries };
}
