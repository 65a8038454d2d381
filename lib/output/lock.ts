import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasCode, holderOf, lifeOf, ourselves } from './holder';
import { RefusedFolder } from './output-folder';
import { removeEmptyFolder } from './staging';

/** In milliseconds. */
export interface Patience {
  /** How long to wait for a run that is alive. @default 10000 */
  readonly alive?: number;
  /** How long a run whose life we cannot see may give no sign before it is taken for dead. @default 30000 */
  readonly silent?: number;
}

const FILE = '.ringfleet-lock';
/** How often a holder gives a sign of life, at most. */
const BEAT = 1000;

/**
 * The right to write an output folder: one run has it at a time. It is a file in the folder, because that is all that
 * two machines or containers on one volume share, and node knows no lock that ends with its process. proper-lockfile,
 * for one, gives its signs of life from a timer, which does not run while a fleet is synthesized.
 *
 * A run that died leaves the file. Where its process number tells us, the next run takes it over at once; else when it
 * has not changed for a while, by our own clock. A run that lost its lock so, asleep or stopped, finds out before
 * it puts anything in place.
 */
export class Lock {
  private beaten = performance.now();

  private constructor(
    private readonly folder: string,
    private readonly text: string | undefined,
    private readonly firstMade: string | undefined,
  ) {}

  /** @throws RefusedFolder when another run has it, and is still at work after a while */
  public static take(folder: string, patience: Patience = {}): Lock {
    const text = JSON.stringify(ourselves(randomBytes(8).toString('hex')));
    const firstMade = mkdirSync(folder, { recursive: true });
    try {
      acquire(join(folder, FILE), text, patience);
    } catch (error) {
      // Who may make no file here changes nothing here either, and is told so when there is something to change.
      if (!hasCode(error, 'EACCES', 'EROFS', 'EPERM')) throw error;
      return new Lock(folder, undefined, firstMade);
    }
    return new Lock(folder, text, firstMade);
  }

  /** Whether there is a lock at all: a user who may not write to the folder gets none. */
  public get isHeld(): boolean {
    return this.text !== undefined;
  }

  /** Gives a sign of life, when it is time for one. @throws RefusedFolder when the lock is no longer ours */
  public beat(): void {
    if (performance.now() - this.beaten > BEAT) this.prove();
  }

  /** As `beat`, at once. */
  public prove(): void {
    if (this.text === undefined) return;
    this.beaten = performance.now();
    const path = join(this.folder, FILE);
    if (read(path)?.text !== this.text) {
      throw new RefusedFolder(
        `"${this.folder}" was taken by another run, or removed, while this one wrote it\n  fix: run it again when the other one has ended`,
      );
    }
    const now = new Date();
    utimesSync(path, now, now);
  }

  public release(): void {
    const path = join(this.folder, FILE);
    if (this.text !== undefined && read(path)?.text === this.text) rmSync(path, { force: true });
  }

  /** Gives it up, and removes the folders that were made for it, as long as they are empty. */
  public undo(): void {
    this.release();
    if (this.firstMade === undefined) return;
    for (let made = this.folder; made.length >= this.firstMade.length; made = dirname(made)) {
      if (!removeEmptyFolder(made)) return;
    }
  }
}

function acquire(path: string, text: string, patience: Patience): void {
  const { alive = 10_000, silent = 30_000 } = patience;
  const began = performance.now();
  let seen: string | undefined;
  let changed = began;
  let isBeating = false;
  while (!create(path, text)) {
    const found = read(path);
    if (!found) continue;
    const now = performance.now();
    if (found.stamp !== seen) {
      isBeating ||= seen !== undefined;
      seen = found.stamp;
      changed = now;
    }
    const life = lifeOf(holderOf(found.text));
    const isDead = life === 'dead' || (life === 'unknown' && now - changed >= silent);
    if (isDead) {
      if (takeOver(path, text, found.stamp, patience)) return;
    } else if (now - began >= alive && (life === 'alive' || isBeating)) {
      throw inUse(path, found.text);
    } else {
      sleep(20);
    }
  }
}

/** Whether the file is now ours: there was none. */
function create(path: string, text: string): boolean {
  // The run before us may have removed the folder that it made.
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST', 'ENOENT')) return false;
    throw error;
  }
}

/**
 * Puts our file in place of a dead run's, unless another run did so before. Who is about to has a lock of its own for
 * it: of two that saw the same dead run, the second then finds that the file is another.
 */
function takeOver(path: string, text: string, stamp: string, patience: Patience): boolean {
  const gate = `${path}-gate`;
  acquire(gate, text, patience);
  try {
    if (read(path)?.stamp !== stamp) return false;
    const next = `${path}-${randomBytes(8).toString('hex')}`;
    writeFileSync(next, text);
    renameSync(next, path);
    return true;
  } finally {
    rmSync(gate, { force: true });
  }
}

function read(path: string): { readonly text: string; readonly stamp: string } | undefined {
  try {
    const text = readFileSync(path, 'utf8');
    return { text, stamp: `${statSync(path, { bigint: true }).mtimeNs} ${text}` };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function inUse(path: string, text: string): RefusedFolder {
  const holder = holderOf(text);
  const who = holder ? `process ${holder.pid} on ${holder.host}` : 'another run';
  return new RefusedFolder(
    `"${dirname(path)}" is being written by ${who}\n  fix: run it again when that one has ended; if there is no such run, remove ${path}`,
  );
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
