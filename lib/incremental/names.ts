import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PathSum } from './path-sum';

/** The names in a folder; `0` of a file. Without a prototype, so that no name means something by itself. */
export interface FolderNames {
  [name: string]: FolderNames | 0;
}

/**
 * Up to so many files are told apart. Of more, only the folders are, which take a change whenever a file comes, goes or is
 * replaced, as git and most editors do it: a file that is overwritten in its place is not noticed.
 */
const MOST_FILES = 50_000;

/** The names of an output, as they come. */
export class Names {
  readonly root = noNames();
  private readonly sum = new PathSum();
  private files = 0;

  /** @param path separated by `/` */
  add(path: string): void {
    this.files += 1;
    this.sum.add(path);
    addName(this.root, path, this.files < MOST_FILES);
    if (this.files === MOST_FILES) forgetFiles(this.root);
  }

  /** The sum over all paths. */
  get paths(): string {
    return this.sum.text;
  }
}

/** Whether it has files at all, and not its folders alone: the marker is at the top of every output. */
export function hasFiles(names: FolderNames): boolean {
  return Object.values(names).includes(0);
}

/** Puts the names of some files in place of those of others, as they are in the output by now. */
export function replaceNames(
  outdir: string,
  names: FolderNames,
  before: readonly string[],
  after: readonly string[],
): void {
  const isEach = hasFiles(names);
  const has = new Set(after);
  for (const path of before) if (!has.has(path)) removeName(outdir, names, path);
  for (const path of after) addName(names, path, isEach);
}

/** Removes the name of a file that is gone, and those of the folders that went with it. */
function removeName(outdir: string, names: FolderNames, path: string): void {
  const [first = '', ...rest] = path.split('/');
  const below = names[first];
  if (below) removeName(join(outdir, first), below, rest.join('/'));
  if (!existsSync(join(outdir, first))) delete names[first];
}

/** The names with a file. */
function addName(names: FolderNames, path: string, isEach: boolean): void {
  const segments = path.split('/');
  const file = segments.pop()!;
  let folder = names;
  for (const segment of segments) folder = folder[segment] ||= noNames();
  if (isEach) folder[file] = 0;
}

function noNames(): FolderNames {
  return Object.create(null) as FolderNames;
}

function forgetFiles(within: FolderNames): void {
  for (const [name, below] of Object.entries(within))
    if (below === 0) delete within[name];
    else forgetFiles(below);
}
