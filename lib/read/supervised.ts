/** Forbidden calls that a module made while it loaded. Each is an error, whose stack has the line of the call. */
export interface Conduct<T> {
  readonly result: T;
  /** Each call of `process.exit`. */
  readonly exits: readonly Error[];
  /** Each text that it wrote to stdout. */
  readonly prints: readonly Error[];
}

/**
 * Runs what loads a module. A module that ends the process would end it with all that was not yet said, and an exit code of
 * its own: here `process.exit` throws. stdout is for machines: what it prints goes to stderr.
 */
export function supervised<T>(load: () => T): Conduct<T> {
  const exits: Error[] = [];
  const prints: Error[] = [];
  const print = (...given: Parameters<typeof process.stderr.write>): boolean => {
    prints.push(new Error('it prints'));
    return process.stderr.write(...given);
  };
  const { exitCode } = process;
  const own: unknown = Reflect.get(process.stdout, 'write');
  const mayExit = refuseExit((fault) => exits.push(fault));
  Object.assign(process.stdout, { write: print });
  try {
    return { result: load(), exits, prints };
  } finally {
    mayExit();
    Object.assign(process.stdout, { write: own });
    // Neither is the exit code a module's to set.
    process.exitCode = exitCode;
  }
}

/**
 * Runs what loads modules, and waits for what these left for the next turn: promises that fail, timers that throw or end
 * the process.
 *
 * @returns what failed meanwhile
 */
export async function settled(load: () => unknown): Promise<unknown[]> {
  const faults: unknown[] = [];
  const found = (fault: unknown): void => {
    faults.push(fault);
  };
  const mayExit = refuseExit();
  process.on('uncaughtException', found).on('unhandledRejection', found);
  try {
    load();
    await new Promise((resolve) => setTimeout(resolve, 1));
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    mayExit();
    process.off('uncaughtException', found).off('unhandledRejection', found);
  }
  return faults;
}

/** Lets `process.exit` throw, until what it returns is called. */
function refuseExit(tell: (fault: Error) => void = () => {}): () => void {
  const own: unknown = Reflect.get(process, 'exit');
  const exit = (code?: unknown): never => {
    const fault = new Error(`it calls process.exit(${typeof code === 'number' ? code : ''})`);
    tell(fault);
    throw fault;
  };
  Object.assign(process, { exit });
  return () => Object.assign(process, { exit: own });
}
