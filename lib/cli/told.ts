import { Unfit } from '../files';
import { RefusedFolder } from '../output';
import type { Plan } from '../plan/fleet';
import type { Outcome } from '../planner/plan';
import { say } from './print';
import { printable } from './printable';

/** Prints the issues, and goes on where none is an error. */
export function withPlan({ plan: found, issues }: Outcome, go: (found: Plan) => number): number {
  say(issues);
  return found ? told(() => go(found)) : 1;
}

/** Goes on, and tells without a stack trace what the user can mend. */
export function told(go: () => number): number {
  try {
    return go();
  } catch (fault) {
    if (!(fault instanceof Error)) throw fault;
    if (fault instanceof Unfit) {
      const lines = fault.message.split('\n').map((line) => `error: ${printable(line)}\n`);
      process.stderr.write(`${lines.join('')}  fix: ${printable(fault.fix)}\n`);
    } else if ('syscall' in fault || fault instanceof RefusedFolder) {
      // A fix stands on a line of its own.
      const said = fault.message.split('\n  fix: ').map(printable);
      process.stderr.write(`error: ${said.join('\n  fix: ')}\n`);
    } else throw fault;
    return 1;
  }
}
