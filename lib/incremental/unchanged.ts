import { writeSync } from 'node:fs';
import type { Issue } from '../issues/issue';
import { beginRun, contextOfProcess, contextOfRun, isPlain } from './context';
import { saidIfUnchanged } from './pending';
import { stampFor } from './stamp';

/**
 * Says what a run would say, where nothing that it is made of has changed since the last one and the output is as that left it.
 * It is asked before the fleet and most of the library are loaded.
 *
 * @returns whether that is so, and the run has nothing left to do
 */
export function isUnchanged(): boolean {
  const context = contextOfProcess();
  beginRun(context);
  const said = context && isPlain(process.argv.slice(2)) ? saidIfUnchanged(context) : undefined;
  if (said === undefined) return false;
  writeSync(process.stderr.fd, said);
  return true;
}

/** An output that is what a run would write now. */
export interface OutputNow {
  /** What the last run said of the fleet. */
  readonly issues: readonly Issue[];
  /** The sum over its paths. */
  readonly paths: string;
}

/**
 * Asks the same for a verb that only reads the output.
 *
 * @returns undefined where the output may not be what a run would write now
 */
export function outputIfUnchanged(outdir: string): OutputNow | undefined {
  const context = contextOfRun();
  const stamp = context && stampFor(context);
  if (!context || stamp?.outdir !== outdir) return undefined;
  if (saidIfUnchanged(context) === undefined) return undefined;
  return { issues: stamp.issues, paths: stamp.output.paths };
}
