import { GitFault } from '../../publish/git/run';
import { printable } from '../printable';

/** Tells what git could not do, in its words. @returns the exit code */
export function toldByGit(fault: unknown): number {
  if (!(fault instanceof GitFault)) throw fault;
  process.stderr.write(`error: ${printable(fault.message)}\n  fix: mend what git says, and run it again\n`);
  return 1;
}
