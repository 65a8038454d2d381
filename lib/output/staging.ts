import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from './holder';

/** Names of leftovers of runs that died: staging (an earlier version had its process number there), and a lock half taken over. */
const LEFT = /^\.(?:staging|ringfleet-lock)-[0-9a-f]+$/;

/**
 * The folder in which a run's files wait until all of them are there. It is in the output folder, so
 * that it is on the same file system and a rename puts a whole file in place.
 */
export class Staging {
  private readonly folder: string;
  private size = 0;

  /** `outdir` is absolute, and exists. Nothing is made before the first file. */
  public constructor(outdir: string) {
    // Not by process number, which containers give to many.
    this.folder = join(outdir, `.staging-${randomBytes(8).toString('hex')}`);
  }

  /** Adds a file; the first is number 0. */
  public add(bytes: Uint8Array): void {
    if (this.size === 0) mkdirSync(this.folder);
    writeFileSync(this.staged(this.size++), bytes);
  }

  /** Moves a file to its place, over a file there. */
  public place(number: number, path: string): void {
    renameSync(this.staged(number), path);
  }

  public remove(): void {
    if (this.size > 0) rmSync(this.folder, { recursive: true, force: true });
  }

  // By number: names of the output may not fit one folder, and need no folders here.
  private staged(number: number): string {
    return join(this.folder, String(number));
  }
}

/** Removes what runs that died left. Who calls it has the folder's lock, so that no other run is alive. */
export function removeDeadStaging(outdir: string): void {
  for (const name of readdirSync(outdir)) {
    if (LEFT.test(name)) rmSync(join(outdir, name), { recursive: true, force: true });
  }
}

/** Makes a folder in one that is there; one that is there already stays. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
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
