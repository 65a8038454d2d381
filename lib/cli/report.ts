import { formatLocation, type Issue } from '../model';
import { printable } from './printable';

/** One issue, as people read it: where, what, and what to do. Two lines, whatever texts of others it quotes. */
export function formatIssue({ severity, at, problem, fix }: Issue): string {
  const [where, what, how] = [formatLocation(at), problem, fix].map(printable);
  return `${severity}: ${where}: ${what}\n  fix: ${how}`;
}

/** All issues, errors last so that they stand just above the prompt, and a line that counts them. */
export function formatIssues(issues: readonly Issue[]): string {
  const errors = issues.filter(({ severity }) => severity === 'error');
  const warnings = issues.filter(({ severity }) => severity === 'warning');
  const total = [
    ...(errors.length > 0 ? [counted(errors.length, 'error')] : []),
    ...(warnings.length > 0 ? [counted(warnings.length, 'warning')] : []),
  ];
  return [...[...warnings, ...errors].map(formatIssue), total.join(', ')].join('\n');
}

/** `1 error`, `2 errors`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** A line that overwrites itself while work goes on, where somebody is there to see it. */
export class Progress {
  private shown = 0;

  constructor(private readonly stream: NodeJS.WriteStream) {}

  /** Shows the text, at most ten times a second. */
  show(text: () => string): void {
    if (!this.stream.isTTY || Date.now() - this.shown < 100) return;
    this.shown = Date.now();
    this.stream.write(`\r\u001b[2K${text()}`);
  }

  end(): void {
    if (this.shown > 0) this.stream.write('\r\u001b[2K');
  }
}
