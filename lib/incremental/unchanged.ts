import { writeSync } from 'node:fs';
import { beginRun, contextOfProcess, isPlain } from './context';
import { saidIfUnchanged } from './pending';

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
