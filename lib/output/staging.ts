import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const NAME = /^\.staging-([1-9][0-9]*)$/;

/**
 * The folder in which a run's files wait until all of them are there. It is in the output folder, so
 * that it is on the same file system and a rename puts a whole file in place.
 */
export class Staging {
  private readonly folder: string;
  /** The outermost folder made for it: the output folder or one around it, when they were missing. */
  private firstMade: string | undefined;
  private size = 0;

  /** `outdir` is absolute. Nothing is made before the first file. */
  public constructor(private readonly outdir: string) {
    this.folder = join(outdir, `.staging-${process.pid}`);
  }

  /** Adds a file; the first is number 0. */
  public add(bytes: Uint8Array): void {
    if (this.size === 0) this.firstMade = mkdirSync(this.folder, { recursive: true });
    writeFileSync(this.staged(this.size++), bytes);
  }

  /** Moves a file to its place, over a file there. */
  public place(number: number, path: string): void {
    renameSync(this.staged(number), path);
  }

  public remove(): void {
    if (this.size > 0) rmSync(this.folder, { recursive: true, force: true });
  }

  /** Removes it, and the folders made for it, so that nothing tells it was there. */
  public undo(): void {
    this.remove();
    if (this.firstMade === undefined) return;
    for (let made = this.outdir; made.length >= this.firstMade.length; made = dirname(made)) {
      if (!removeEmptyFolder(made)) return;
    }
  }

  // By number: names of the output may not fit one folder, and need no folders here.
  private staged(number: number): string {
    return join(this.folder, String(number));
  }
}

/** Removes what runs that died left. A run that is alive keeps its folder. */
export function removeDeadStaging(outdir: string): void {
  if (!statSync(outdir, { throwIfNoEntry: false })) return;
  for (const name of readdirSync(outdir)) {
    const pid = NAME.exec(name)?.[1];
    if (pid !== undefined && !isOtherProcess(Number(pid))) {
      rmSync(join(outdir, name), { recursive: true, force: true });
    }
  }
}

/** Whether another process of that id is alive. Our own id on a folder from before means a dead run. */
function isOtherProcess(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    // Signal 0 is never sent: the call only says whether it could be.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM, for one, is a live process of another user.
    return !hasCode(error, 'ESRCH');
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
    if (hasCode(error, 'ENOTEMPTY') || hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  // Not instanceof Error: in a vm context (a test runner's) node's errors are of another realm.
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
