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
    const segments = path.split('/');
    const file = segments.pop()!;
    let folder = this.root;
    for (const segment of segments) folder = folder[segment] ||= noNames();
    this.files += 1;
    if (this.files < MOST_FILES) folder[file] = 0;
    else if (this.files === MOST_FILES) forgetFiles(this.root);
  }
}

function noNames(): FolderNames {
  return Object.create(null) as FolderNames;
}

function forgetFiles(within: FolderNames): void {
  for (const [name, below] of Object.entries(within))
    if (below === 0) delete within[name];
    else forgetFiles(below);
}
