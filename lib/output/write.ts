import { readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { refuseForeign, unsigned } from './foreign';
import { Lock, type Patience } from './lock';
import { markerOf, markerText, readMarker, topOf, writeMarker } from './marker';
import {
  type FolderContents,
  readFolder,
  readPaths,
  RefusedFolder,
  refuseUnsafeFolder,
} from './output-folder';
import { foldersOf, OutputPaths } from './output-paths';
import { removeDeadStaging, removeEmptyFolder, Staging } from './staging';
import { refuseUnwritable } from './writable';

export interface RenderedFile {
  /** Relative to the output folder, separated by `/`. */
  readonly path: string;
  readonly content: string;
}

/** The paths that a run changed and removed, sorted by UTF-16 code unit. */
export interface WriteResult {
  /** How many files the output has. */
  readonly files: number;
  /** The files that are new or have other bytes than before. */
  readonly changed: readonly string[];
  /** The files, and symbolic links, that were in the folder and are not in the output. */
  readonly removed: readonly string[];
  /** Those removed that do not say that they were generated, as customers' own files and values do not. */
  readonly unsigned: readonly string[];
}

export interface WriteOptions {
  /** The folder of the program, which is never in the output folder. @default - none is known */
  readonly program?: string;
  /** How long to wait for another run that writes the folder. */
  readonly patience?: Patience;
  /** Paths of the files that the given ones come in place of; whatever else is in the folder stays. @default - it is all that is in it */
  readonly instead?: readonly string[];
}

/**
 * Makes the output folder hold the given files (as UTF-8) and nothing else, except the entries at its
 * top that begin with a dot, which are never touched. One of these is our own: the marker that says the folder is ours.
 *
 * All files are taken from the iterable before any is put in place, and only paths are kept of them,
 * so an iterable that renders as it goes needs memory for one file. A file whose bytes do not change
 * is not written. When the iterable throws, or a path is refused, the folder is as it was. A run that
 * dies while it puts files in place leaves whole files, old or new, and the next run finishes it.
 * One run at a time writes a folder: the next waits for it, and gives up after a while.
 *
 * @throws Error for a path that leaves the folder, begins with a dot, is given twice, or is a file and
 * a folder at once; and whatever the iterable throws.
 * @throws RefusedFolder for an unsafe folder (see refuseUnsafeFolder), one that holds what others wrote (see
 * refuseForeign), one that may not be written to, and one that another run writes.
 */
export function write(
  outdir: string,
  files: Iterable<RenderedFile>,
  { program, patience, instead }: WriteOptions = {},
): WriteResult {
  refuseUnsafeFolder(outdir, program);
  const root = resolve(outdir);
  const times = statSync(root, { throwIfNoEntry: false });
  const lock = Lock.take(root, patience);
  try {
    const result = writeLocked(root, files, instead, lock);
    lock.release();
    const isSame = result.changed.length + result.removed.length === 0;
    // The lock came and went, which is no change.
    if (isSame && times && lock.isHeld) utimesSync(root, times.atime, times.mtime);
    return result;
  } catch (error) {
    lock.undo();
    throw error;
  }
}

function writeLocked(
  root: string,
  given: Iterable<RenderedFile>,
  instead: readonly string[] | undefined,
  lock: Lock,
): WriteResult {
  if (lock.isHeld) removeDeadStaging(root);
  const files = instead ? [...given] : given;
  const paths = instead?.concat([...files].map(({ path }) => path));
  const before = paths ? readPaths(root, paths) : readFolder(root);
  const output = new OutputPaths();
  const tops = new Set(instead && readMarker(root));
  const staging = new Staging(root, before.folders);
  const changed: string[] = [];
  try {
    for (const { path, content } of files) {
      lock.beat();
      output.add(path);
      tops.add(topOf(path));
      if (before.files.has(path) && holds(join(root, path), content)) continue;
      staging.add(path, content);
      changed.push(path);
    }
    const removed = [...before.files, ...before.others].filter((path) => !output.hasFile(path));
    const marked = readMarker(root);
    refuseForeign(root, before, marked, tops);
    const gone = [...before.folders].filter((path) => !output.hasFolder(path));
    const isToWrite =
      changed.length + removed.length + gone.length > 0 || markerText(root) !== markerOf(tops);
    if (isToWrite) refuseUnwritable(root, [...changed, ...removed, ...gone], before);
    const named = unsigned(root, removed, before.others);
    lock.prove();
    // All that a run may leave when it dies here is ours: what was, and what will be.
    if (isToWrite) writeMarker(root, new Set([...(marked ?? []), ...tops]));
    place(root, changed.length, staging, before, lock);
    removeStale(root, removed, before, output);
    if (isToWrite) writeMarker(root, tops);
    return {
      files: output.count,
      changed: changed.sort(),
      removed: removed.sort(),
      unsigned: named.sort(),
    };
  } finally {
    staging.remove();
  }
}

/** Whether a file has just this text. Nearly all have: to ask for the size first costs more than it saves. */
function holds(path: string, text: string): boolean {
  return readFileSync(path).equals(Buffer.from(text));
}

/** Moves what is staged to its place. What is in the way is stale, or the output's paths would clash. */
function place(root: string, all: number, staging: Staging, before: FolderContents, lock: Lock): void {
  let placed = 0;
  for (const { path, files, isFolder, move } of staging.staged()) {
    lock.beat();
    const target = join(root, path);
    const isInTheWay = isFolder
      ? before.files.has(path) || before.others.has(path)
      : before.folders.has(path);
    try {
      if (isInTheWay) rmSync(target, { recursive: true, force: true });
      move(target);
    } catch (error) {
      throw stopped(error, placed, all);
    }
    placed += files;
  }
}

/** An error in the middle of writing. It tells people that the folder is neither the old output nor the new. */
function stopped(error: unknown, placed: number, all: number): RefusedFolder {
  const why = error instanceof Error ? error.message : String(error);
  return new RefusedFolder(
    `${why}: ${placed} of ${all} changed files are in place, each whole, and nothing is removed\n  fix: mend what is said before the numbers, and run it again`,
  );
}

/** Removes what is not in the output and not yet gone to make way for it. */
function removeStale(
  root: string,
  stale: readonly string[],
  before: FolderContents,
  output: OutputPaths,
): void {
  const isGone = (path: string): boolean =>
    output.hasFolder(path) ||
    output.hasFile(path) ||
    [...foldersOf(path)].some((folder) => output.hasFile(folder));
  for (const path of stale) {
    if (!isGone(path)) rmSync(join(root, path), { force: true });
  }
  // Innermost first. A folder stays when another program put something in it meanwhile.
  for (const folder of [...before.folders].reverse()) {
    if (!isGone(folder)) removeEmptyFolder(join(root, folder));
  }
}
