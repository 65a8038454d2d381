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
  const exit = (code?: unknown): never => {
    const fault = new Error(`it calls process.exit(${typeof code === 'number' ? code : ''})`);
    exits.push(fault);
    throw fault;
  };
  const print = (...given: Parameters<typeof process.stderr.write>): boolean => {
    prints.push(new Error('it prints'));
    return process.stderr.write(...given);
  };
  const { exitCode } = process;
  const own: readonly unknown[] = [Reflect.get(process, 'exit'), Reflect.get(process.stdout, 'write')];
  Object.assign(process, { exit });
  Object.assign(process.stdout, { write: print });
  try {
    return { result: load(), exits, prints };
  } finally {
    Object.assign(process, { exit: own[0] });
    Object.assign(process.stdout, { write: own[1] });
    // Neither is the exit code a module's to set.
    process.exitCode = exitCode;
  }
}
