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
  private files = 0;

  /** @param path separated by `/` */
  add(path: string): void {
    this.files += 1;
    addName(this.root, path, this.files < MOST_FILES);
    if (this.files === MOST_FILES) forgetFiles(this.root);
  }
}

/** Whether it has files at all, and not its folders alone: the marker is at the top of every output. */
export function hasFiles(names: FolderNames): boolean {
  return Object.values(names).includes(0);
}

/** The names without a file, and without the folders that had nothing else. */
export function removeName(names: FolderNames, path: string): void {
  const [first = '', ...rest] = path.split('/');
  const below = names[first];
  if (below === undefined) return;
  if (below !== 0 && rest.length > 0) removeName(below, rest.join('/'));
  if (below === 0 || Object.keys(below).length === 0) delete names[first];
}

/** The names with a file. */
export function addName(names: FolderNames, path: string, isEach: boolean): void {
  const segments = path.split('/');
  const file = segments.pop()!;
  let folder = names;
  for (const segment of segments) folder = (folder[segment] ||= noNames()) as FolderNames;
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
