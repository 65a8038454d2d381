import { lstatSync, readdirSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { quietly } from './holder';
import { withFolders } from './output-paths';

/** The output folder that was asked for cannot be one, or not now: nothing that is wrong with the program. */
export class RefusedFolder extends Error {}

/** Folders of the program in which people write, none of which may be the output. */
export const SOURCES = ['fleet', 'products', 'customers'];

/**
 * Refuses a folder that holds more than output, because write removes whatever is not output.
 *
 * @param program the folder of the program: holds `fleet/`, `products/` and `customers/`
 * @throws RefusedFolder when the folder, or what it links to, is a file or the root of a file system, has the current
 * directory, the home directory or the program in it, or is in what the program is made from.
 */
export function refuseUnsafeFolder(outdir: string, program?: string): void {
  const real = realPath(resolve(outdir));
  const refuse = (why: string): RefusedFolder =>
    new RefusedFolder(
      `Cannot write to "${outdir}": ${why}. Give a folder for nothing but output, such as "dist".`,
    );
  if (dirname(real) === real) throw refuse('it is the root of a file system');
  if (isIn(realPath(process.cwd()), real)) throw refuse('the current directory is in it');
  // None for a container's user that has no entry in the password file.
  const home = quietly(homedir);
  if (home !== undefined && isIn(realPath(home), real)) throw refuse('the home directory is in it');
  if (program !== undefined) {
    const root = realPath(program);
    if (isIn(root, real)) throw refuse('the program is in it');
    const source = SOURCES.find((name) => isIn(real, realPath(join(root, name))));
    if (source !== undefined) throw refuse(`it is in ${source}/ of the program, which people write`);
  }
  const found = statSync(real, { throwIfNoEntry: false });
  if (found?.isDirectory() === false) throw refuse('it is not a folder');
  // A link that leads nowhere has no real path, and exists nevertheless.
  if (!found && lstatSync(real, { throwIfNoEntry: false }))
    throw refuse(`it is a link that leads nowhere: nothing is at ${readlinkSync(real)}`);
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder + sep);
}

/** A path without symbolic links, also when its last folders do not exist yet. */
function realPath(path: string): string {
  const parent = dirname(path);
  const real = quietly(() => realpathSync(path));
  return real ?? (parent === path ? path : join(realPath(parent), basename(path)));
}

/** The files and folders of an output folder, by paths relative to it and separated by `/`. */
export interface FolderContents {
  readonly files: ReadonlySet<string>;
  /** Neither files nor folders: symbolic links, which are not followed, and sockets. */
  readonly others: ReadonlySet<string>;
  /** Each after the folder it is in. */
  readonly folders: ReadonlySet<string>;
}

/**
 * The contents of an output folder, none when there is no such folder. Entries at its top that begin with a dot (.git,
 * .gitattributes) are not output and are left out; so are those at the top of a folder in it that is a working copy
 * of its own, as that of a state repository may be.
 */
export function readFolder(outdir: string): FolderContents {
  const files = new Set<string>();
  const others = new Set<string>();
  const folders = new Set<string>();
  const read = (folder: string, prefix: string): void => {
    const entries = readdirSync(folder, { withFileTypes: true });
    const isTop = prefix === '' || (isAtTop(prefix) && entries.some(({ name }) => name === '.git'));
    for (const entry of entries) {
      if (isTop && entry.name.startsWith('.')) continue;
      const path = prefix + entry.name;
      if (entry.isDirectory()) {
        folders.add(path);
        read(join(folder, entry.name), `${path}/`);
      } else {
        (entry.isFile() ? files : others).add(path);
      }
    }
  };
  if (statSync(outdir, { throwIfNoEntry: false })) read(outdir, '');
  return { files, others, folders };
}

/** The contents of an output folder as far as they are at these paths, or on the way to them. */
export function readPaths(outdir: string, paths: readonly string[]): FolderContents {
  const [files, others, folders] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const path of withFolders(paths)) {
    const found = quietly(() => lstatSync(`${outdir}/${path}`, { throwIfNoEntry: false }));
    if (found) (found.isDirectory() ? folders : found.isFile() ? files : others).add(path);
  }
  return { files, others, folders: new Set([...folders].sort()) };
}

/** Whether a prefix, which ends in a slash, is of a folder at the top of the output. */
function isAtTop(prefix: string): boolean {
  return prefix.indexOf('/') === prefix.length - 1;
}
