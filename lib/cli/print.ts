import { sortIssues, type Issue } from '../issues/issue';
import { formatIssues } from './report';

/** Tells people: issues go to stderr. */
export function say(issues: readonly Issue[]): void {
  if (issues.length > 0) process.stderr.write(`${formatIssues(sortIssues(issues))}\n`);
}

/** All of it to stdout, unless the reader has seen enough: `graph | head`. */
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
