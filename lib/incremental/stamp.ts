import { join } from 'node:path';
import { cacheFolder, forget, keep, kept } from './cache';
import type { Issue } from '../issues/issue';
import type { Context } from './context';
import type { CustomerIndex } from './customer-index';
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
  /** What was said: warnings. */
  readonly issues: readonly Issue[];
  /** The same as it was printed. */
  readonly said: string;
  /** How much there is of the fleet, as the closing line tells it. */
  readonly fleet: string;
  /** How many files the output has. */
  readonly files: number;
  /** @default - whatever changes, everything is planned */
  readonly index?: CustomerIndex;
  /** Digest of what versions reach. @default - there is no index */
  readonly reach?: string;
  readonly inputs: readonly Input[];
  /** Customers of whose folders node has loaded modules, which others may import. */
  readonly imported: readonly string[];
  readonly output: Seal;
}

/** The closing line, up to the number of files. */
export function closingOf({ fleet, files }: Pick<Stamp, 'fleet' | 'files'>): string {
  return `${fleet}: ${files} file${files === 1 ? '' : 's'}`;
}

/** The stamp of the program's last run; `undefined` where there is none of the same program in the same surroundings. */
export function stampFor({ main, around }: Pick<Context, 'main' | 'around'>): Stamp | undefined {
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
