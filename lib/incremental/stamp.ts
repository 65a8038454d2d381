import { join } from 'node:path';
import { cacheFolder, forget, keep, kept } from './cache';
import { type Context } from './context';
import type { Input } from './inputs';
import type { Seal } from './output-seal';

/** What is known of a synthesis that succeeded. */
export interface Stamp {
  readonly around: string;
  /** Folder of the program, absolute. */
  readonly root: string;
  /** The files at its top. */
  readonly top: readonly string[];
  /** Absolute. */
  readonly outdir: string;
  /** The warnings, as they were printed. */
  readonly said: string;
  /** The closing line, up to the number of files. */
  readonly closing: string;
  readonly inputs: readonly Input[];
  readonly output: Seal;
}

/** The stamp of the program's last run; `undefined` where there is none of the same program in the same surroundings. */
export function stampFor({ main, around }: Context): Stamp | undefined {
  const path = fileFor(main);
  const stamp = path === undefined ? undefined : (kept(path) as Stamp | undefined);
  return stamp?.around === around ? stamp : undefined;
}

export function keepStamp({ main }: Context, stamp: Stamp): void {
  const path = fileFor(main);
  if (path !== undefined) keep(path, stamp);
}

/** Before an output is written, so that what is known never stands beside another output. */
export function forgetStamp({ main }: Context): void {
  const path = fileFor(main);
  if (path !== undefined) forget(path);
}

function fileFor(main: string): string | undefined {
  const folder = cacheFolder(main);
  return folder === undefined ? undefined : join(folder, 'stamp');
}
