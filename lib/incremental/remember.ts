import { createRequire } from 'node:module';
import { isClosed } from './closed';
import { contextOfRun } from './context';
import { filesAtTop, inputPaths, inputsNow } from './inputs';
import type { Names } from './names';
import { sumOf } from './output-seal';
import { forgetStamp, keepStamp } from './stamp';

let runs = 0;

/** A synthesis that succeeded. */
export interface Synthesis {
  /** Folder of the program, absolute. */
  readonly root: string;
  /** Absolute. */
  readonly outdir: string;
  /** The warnings, as they were printed. */
  readonly said: string;
  /** The closing line, up to the number of files. */
  readonly closing: string;
  /** What the output has. */
  readonly names: Names;
}

/** Notes that a verb begins. Of a process that does two, none tells what the whole of it does, and nothing is kept. */
export function beginVerb(): void {
  runs += 1;
  const context = contextOfRun();
  if (runs > 1 && context) forgetStamp(context);
}

/** Keeps what the next run needs to know that nothing has changed; nothing where it could not be sure. */
export function remember({ names, ...synthesis }: Synthesis): void {
  const { root, outdir } = synthesis;
  const context = contextOfRun();
  const modules = Object.keys(createRequire(__filename).cache);
  if (!context || runs > 1 || !isClosed(modules)) return;
  const inputs = inputsNow(inputPaths(root, modules), performance.timeOrigin);
  const sum = sumOf(outdir, names.root);
  if (!inputs || sum === undefined) return;
  const output = { names: names.root, sum };
  keepStamp(context, { ...synthesis, around: context.around, top: filesAtTop(root), inputs, output });
}
