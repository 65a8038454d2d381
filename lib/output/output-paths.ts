/** The bytes most file systems allow in one name (ext4, XFS, APFS, NTFS in characters). */
const LONGEST_NAME = 255;

/** Source: Microsoft, "Naming Files, Paths, and Namespaces". */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The paths of one output, each checked when it is added, so that a bad one is found while nothing
 * has changed yet. Paths are relative to the output folder and separated by `/`.
 */
export class OutputPaths {
  /** By how macOS and Windows tell paths apart: not by case. */
  private readonly files = new Map<string, string>();
  private readonly folders = new Map<string, string>();

  public get count(): number {
    return this.files.size;
  }

  /** @throws Error when the path leaves the output folder, is not portable, or clashes with another. */
  public add(path: string): void {
    const own = folderOf(path);
    // What is in a folder seen before has a name of its own, and the rest was checked then.
    const isKnown = this.folders.get(folding(own)) === own;
    const fault = isKnown ? nameFault(path.slice(own.length + 1)) : pathFault(path);
    if (fault !== undefined) {
      throw new Error(
        `Cannot write the output file ${JSON.stringify(path)}: ${fault}. Give it a path like "a/b.yaml".`,
      );
    }
    const folded = folding(path);
    const other = this.files.get(folded);
    if (other === path)
      throw new Error(`Two output files have the path "${path}". Give one of them another name.`);
    if (other !== undefined) throw alike(path, other);
    if (this.folders.has(folded)) throw clash(path);
    for (const folder of isKnown ? [] : foldersOf(path)) {
      // So were those around it.
      const seen = this.folders.get(folding(folder));
      if (seen === folder) break;
      if (seen !== undefined) throw alike(folder, seen);
      if (this.files.has(folding(folder))) throw clash(folder);
      this.folders.set(folding(folder), folder);
    }
    this.files.set(folded, path);
  }

  public hasFile(path: string): boolean {
    return this.files.get(folding(path)) === path;
  }

  public hasFolder(path: string): boolean {
    return this.folders.get(folding(path)) === path;
  }
}

/** The folder a file is in; empty at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** The folders a file is in, innermost first: `a/b/c` is in `a/b` and `a`. */
export function* foldersOf(path: string): Generator<string> {
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
    yield path.slice(0, slash);
  }
}

/** The paths, and the folders that they are in. */
export function withFolders(paths: Iterable<string>): Set<string> {
  const all = new Set<string>();
  for (const path of paths) {
    all.add(path);
    for (const folder of foldersOf(path)) {
      // So were those around it.
      if (all.has(folder)) break;
      all.add(folder);
    }
  }
  return all;
}

/** How macOS and Windows tell paths apart: not by case. */
export function folding(path: string): string {
  return path.toLowerCase();
}

function alike(path: string, other: string): Error {
  return new Error(
    `The output has both "${path}" and "${other}", which differ in case alone. Rename one of them.`,
  );
}

function clash(path: string): Error {
  return new Error(`The output has both a file and a folder named "${path}". Rename one of them.`);
}

/** Says why a path cannot be one of the output; `undefined` where it can. */
function pathFault(path: string): string | undefined {
  if (path === '') return 'the path is empty';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'the path is absolute';
  if (path.startsWith('.')) return 'names at the top that begin with a dot are not part of the output';
  for (const name of path.split('/')) {
    const fault = nameFault(name);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function nameFault(name: string): string | undefined {
  if (name === '') return 'a name in the path is empty';
  if (name === '.' || name === '..') return `"${name}" is not a name`;
  if (name.includes('\\')) return 'a backslash separates folders on some systems only';
  if (name.includes('\0')) return 'no file system allows a NUL in a name';
  if (DEVICE.test(name)) return `"${name}" is a name that Windows keeps for a device`;
  if (Buffer.byteLength(name) > LONGEST_NAME) return `a name is longer than ${LONGEST_NAME} bytes`;
  return undefined;
}
