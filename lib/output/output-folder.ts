import { readdirSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

/**
 * Refuses a folder whose other contents somebody would miss: write removes what is not its output.
 *
 * @throws Error when the folder, or what it links to, is a file, a file system's root, or holds the
 * current working directory or the home directory.
 */
export function refuseUnsafeFolder(outdir: string): void {
  const real = realPath(resolve(outdir));
  const fix = 'Give a folder that holds nothing but output, such as "dist".';
  if (dirname(real) === real) {
    throw new Error(`Refusing to write to "${outdir}": it is the root of a file system. ${fix}`);
  }
  if (isWithin(realPath(process.cwd()), real)) {
    throw new Error(`Refusing to write to "${outdir}": the current directory is in it. ${fix}`);
  }
  if (isWithin(realPath(homedir()), real)) {
    throw new Error(`Refusing to write to "${outdir}": the home directory is in it. ${fix}`);
  }
  if (statSync(real, { throwIfNoEntry: false })?.isDirectory() === false) {
    throw new Error(`Cannot write to "${outdir}": it is not a folder. ${fix}`);
  }
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** The path without symbolic links, also where its last folders do not exist yet. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPath(parent), basename(path));
  }
}

/** What an output folder holds, by paths relative to it. Symbolic links are not followed. */
export interface FolderContents {
  /** Regular files. */
  readonly files: ReadonlySet<string>;
  /** Whatever else is not a folder: symbolic links, sockets. */
  readonly others: ReadonlySet<string>;
  /** Folders, each after the folder it is in. */
  readonly folders: ReadonlySet<string>;
}

/** The contents of an output folder, without the entries at the top that begin with a dot. */
export function readFolder(outdir: string): FolderContents {
  const files = new Set<string>();
  const others = new Set<string>();
  const folders = new Set<string>();
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(outdir, folder), { withFileTypes: true })) {
    }
  };
  return { files, others, folders };
}
