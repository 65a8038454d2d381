import { strayIssue } from '../read';
import { say } from './print';

/**
 * Loads the fleet, and waits for what its modules left for the next turn: promises that fail, timers that throw or end
 * the process. It is told like what a module does at once, and nothing else is done.
 *
 * @param root folder of the program
 * @returns whether all went well
 */
export async function settled(load: () => unknown, root: string): Promise<boolean> {
  const faults: unknown[] = [];
  const found = (fault: unknown): void => {
    faults.push(fault);
  };
  const exit = (code?: unknown): never => {
    throw new Error(`it calls process.exit(${typeof code === 'number' ? code : ''})`);
  };
  const own: unknown = Reflect.get(process, 'exit');
  process.on('uncaughtException', found).on('unhandledRejection', found);
  Object.assign(process, { exit });
  try {
    load();
    await new Promise((resolve) => setTimeout(resolve, 1));
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    Object.assign(process, { exit: own });
    process.off('uncaughtException', found).off('unhandledRejection', found);
  }
  say(faults.map((fault) => strayIssue(fault, root)));
  return faults.length === 0;
}
