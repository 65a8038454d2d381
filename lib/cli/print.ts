import { sortIssues, type Issue } from '../issues/issue';
import { formatIssues } from './report';

/** Prints issues to stderr, where people read them. */
export function say(issues: readonly Issue[]): void {
  process.stderr.write(saidOf(issues));
}

/** What is printed of issues. */
export function saidOf(issues: readonly Issue[]): string {
  return issues.length > 0 ? `${formatIssues(sortIssues(issues))}\n` : '';
}

/** Prints a text to stdout; a reader that closes the pipe early, as in `graph | head`, is no error. */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (fault?: NodeJS.ErrnoException) => {
      process.stdout.off('error', end);
      if (fault && fault.code !== 'EPIPE') reject(fault);
      else resolve();
    };
    // The event comes after the callback, and nobody may miss it.
    process.stdout.on('error', end);
    process.stdout.write(text, (fault) => {
      if (!fault) end();
    });
  });
}
