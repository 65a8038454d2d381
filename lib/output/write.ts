import { readFileSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type FolderContents, readFolder, refuseUnsafeFolder } from './output-folder';
import { foldersOf, OutputPaths } from './output-paths';
import { makeFolder, removeDeadStaging, removeEmptyFolder, Staging } from './staging';

export interface RenderedFile {
  /** Relative to the output folder, separated by `/`. */
  readonly path: string;
  readonly content: string;
}

/** What a run did. The paths are sorted by UTF-16 code unit. */
export interface WriteResult {
  /** How many files the output has. */
  readonly files: number;
  /** The files that are new or have other bytes than before. */
  readonly changed: readonly string[];
  /** The files, and symbolic links, that were in the folder and are not in the output. */
  readonly removed: readonly string[];
}

/**
 * Makes the output folder hold the given files (as UTF-8) and nothing else, except the entries at its
 * top that begin with a dot, which are never touched.
 *
 * All files are taken from the iterable before any is put in place, and only paths are kept of them,
 * so an iterable that renders as it goes needs memory for one file. A file whose bytes do not change
 * is not written. When the iterable throws, or a path is refused, the folder is as it was. A run that
 * dies while it puts files in place leaves whole files, old or new, and the next run finishes it.
 *
 * @throws Error for a path that leaves the folder, begins with a dot, is given twice, or is a file and
 * a folder at once; for an unsafe folder (see refuseUnsafeFolder); and whatever the iterable throws.
 */
export function write(outdir: string, files: Iterable<RenderedFile>): WriteResult {
  refuseUnsafeFolder(outdir);
  const root = resolve(outdir);
  removeDeadStaging(root);
  const before = readFolder(root);
  const output = new OutputPaths();
  const staging = new Staging(root);
  const changed: string[] = [];
  try {
    for (const { path, content } of files) {
      output.add(path);
      const bytes = Buffer.from(content);
      if (before.files.has(path) && holds(join(root, path), bytes)) continue;
      staging.add(bytes);
      changed.push(path);
    }
  } catch (error) {
    staging.undo();
    throw error;
  }
  const removed = [...before.files, ...before.others].filter((path) => !output.hasFile(path));
  try {
    place(root, changed, staging, before);
    removeStale(root, removed, before, output);
  } finally {
    staging.remove();
  }
  return { files: output.count, changed: changed.sort(), removed: removed.sort() };
}

/** Whether a file has just these bytes. The size tells most of them apart without reading. */
function holds(path: string, bytes: Buffer): boolean {
  return statSync(path, { throwIfNoEntry: false })?.size === bytes.length && readFileSync(path).equals(bytes);
}

/** Moves the staged files to their paths. What is in the way is stale, or the output's paths would clash. */
function place(root: string, paths: readonly string[], staging: Staging, before: FolderContents): void {
  const made = new Set<string>();
  paths.forEach((path, number) => {
    const target = join(root, path);
    const missing = [...foldersOf(path)].filter((folder) => !made.has(folder));
    for (const folder of missing.reverse()) {
      made.add(folder);
      if (before.files.has(folder) || before.others.has(folder)) rmSync(join(root, folder), { force: true });
      // One after another from the outside: to make several at once is a try and an error for each.
      makeFolder(join(root, folder));
    }
    if (before.folders.has(path)) rmSync(target, { recursive: true, force: true });
    staging.place(number, target);
  });
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
