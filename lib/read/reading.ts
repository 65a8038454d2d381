import { error, type Issue } from '../issues/issue';

/** Reads something: yields an issue for each fault, and returns what is sound. */
export type Reading<T> = Generator<Issue, T>;

/** What a reader returns, and all that it yields on the way. */
export function collected<T>(reading: Reading<T>): { readonly result: T; readonly issues: Issue[] } {
  const issues: Issue[] = [];
  let step = reading.next();
  for (; !step.done; step = reading.next()) issues.push(step.value);
  return { result: step.value, issues };
}

/** The answer; `undefined` where asking throws. */
export function orNone<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

/**
 * The result of a reader. Where the file system refuses, yields an issue and returns `instead`. A folder where a file belongs, or
 * a file where a folder belongs, is a mistake like any other.
 *
 * @param file what is read, for the issue
 */
export function* tried<T>(file: string, reader: () => Reading<T>, instead: T): Reading<T> {
  try {
    return yield* reader();
  } catch (fault) {
    const { code, syscall } = fault as NodeJS.ErrnoException;
    // Any other fault is one of the program.
    if (code === undefined || syscall === undefined) throw fault;
    const { problem, fix } = told(code, syscall);
    yield error({ file }, problem, fix);
    return instead;
  }
}

function told(code: string, syscall: string): { readonly problem: string; readonly fix: string } {
  switch (code) {
    case 'EISDIR':
      return { problem: 'is a folder, not a file', fix: 'put the file in its place, or remove it' };
    case 'ENOTDIR':
      return { problem: 'is a file, not a folder', fix: 'put the folder in its place, or remove it' };
    case 'EACCES':
    case 'EPERM':
      return { problem: `may not be read (${code})`, fix: 'let whoever runs this read it' };
    case 'ENOENT':
      return { problem: 'is a link that leads nowhere', fix: 'put the file in its place' };
    case 'ELOOP':
      return { problem: 'is a link that leads back to itself', fix: 'put the file in its place' };
    default:
      return { problem: `cannot be read (${code}, ${syscall})`, fix: 'make it one that can be read' };
  }
}
