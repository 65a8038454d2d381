import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasCode } from './holder';
import { folderOf, folding } from './output-paths';

/** Names of leftovers of runs that died: staging (an earlier version had its process number there), and a lock half taken over. */
const LEFT = /^\.(?:staging|ringfleet-lock)-[0-9a-f]+$/;

/** What one rename puts in place: a file, or a folder that is new with all that is in it. */
export interface Staged {
  /** Where it goes, relative to the output folder. */
  readonly path: string;
  /** How many files it is. */
  readonly files: number;
  readonly isFolder: boolean;
  /** Renames it to a path that is absolute. */
  readonly move: (target: string) => void;
}

/**
 * The folder in which a run's files wait until all of them are there. It is in the output folder, so
 * that it is on the same file system and a rename puts a whole file, or a whole folder that is new, in place.
 */
export class Staging {
  private readonly folder: string;
  /** Files of folders that are there already, by the numbers that they wait under: their names may not fit one folder. */
  private readonly single: string[] = [];
  /** The outermost folders that are new, and how many files each has; they wait under their own paths. */
  private readonly whole = new Map<string, number>();
  /** The outermost new folder of each folder that is new. */
  private readonly homes = new Map<string, string>();
  private isMade = false;
  /** The folders that are there, by how macOS and Windows tell paths apart. */
  private readonly before: ReadonlySet<string>;

  /**
   * Nothing is made before the first file.
   *
   * @param outdir absolute, and there
   * @param before the folders that are there
   */
  public constructor(outdir: string, before: ReadonlySet<string>) {
    this.before = new Set([...before].map(folding));
    // Not by process number, which containers give to many.
    this.folder = join(outdir, `.staging-${randomBytes(8).toString('hex')}`);
  }

  /** Adds a file, by its path in the output. */
  public add(path: string, text: string): void {
    if (!this.isMade) mkdirSync(this.folder);
    this.isMade = true;
    const home = this.home(folderOf(path));
    if (home === undefined) {
      writeFileSync(this.numbered(this.single.length), text);
      this.single.push(path);
    } else {
      writeFileSync(`${this.folder}/new/${path}`, text);
      this.whole.set(home, (this.whole.get(home) ?? 0) + 1);
    }
  }

  /** What is staged, each with what moves it to its place, over a file there. */
  public *staged(): Generator<Staged> {
    for (const [number, path] of this.single.entries())
      yield { path, files: 1, isFolder: false, move: (target) => moveFile(this.numbered(number), target) };
    for (const [path, files] of this.whole)
      yield {
        path,
        files,
        isFolder: true,
        move: (target) => renameSync(`${this.folder}/new/${path}`, target),
      };
  }

  public remove(): void {
    if (this.isMade) rmSync(this.folder, { recursive: true, force: true });
  }

  /** The outermost new folder that a folder is, or is in, each made once to wait in; none where it is there. */
  private home(folder: string): string | undefined {
    if (folder === '' || this.before.has(folding(folder))) return undefined;
    const known = this.homes.get(folder);
    if (known !== undefined) return known;
    const home = this.home(folderOf(folder)) ?? folder;
    this.homes.set(folder, home);
    mkdirSync(`${this.folder}/new/${folder}`, { recursive: home === folder });
    return home;
  }

  private numbered(number: number): string {
    return join(this.folder, String(number));
  }
}

/** Moves a file; its folder may be one that differs in case from what is there. */
function moveFile(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
  }
}

/** Removes what runs that died left. Who calls it has the folder's lock, so that no other run is alive. */
export function removeDeadStaging(outdir: string): void {
  for (const name of readdirSync(outdir)) {
    if (LEFT.test(name)) rmSync(join(outdir, name), { recursive: true, force: true });
  }
}

/** Removes a folder, and says whether it is gone. One that is not empty stays. */
export function removeEmptyFolder(path: string): boolean {
  try {
    rmdirSync(path);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return true;
    // POSIX lets rmdir report a folder with entries as either.
    if (hasCode(error, 'ENOTEMPTY', 'EEXIST')) return false;
    throw error;
  }
}
