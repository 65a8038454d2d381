import { formatLocation, type Issue } from '../issues/issue';
import { printable } from './printable';

/** One issue, as people read it: where, what, what to do, and the line where it is known. A line each, whatever texts of others it quotes. */
export function formatIssue({ severity, at, problem, fix }: Issue): string {
  const [where, what, how] = [formatLocation(at), problem, fix].map(printable);
  const line = !at.text ? '' : `\n  ${at.line} | ${printable(at.text)}`;
  return `${severity}: ${where}: ${what}\n  fix: ${how}${line}`;
}

/** All issues, errors last so that they stand just above the prompt, and a line that counts them. */
export function formatIssues(issues: readonly Issue[]): string {
  const errors = issues.filter(({ severity }) => severity === 'error');
  const warnings = issues.filter(({ severity }) => severity === 'warning');
  const total = [
    ...(errors.length > 0 ? [counted(errors.length, 'error')] : []),
    ...(warnings.length > 0 ? [counted(warnings.length, 'warning')] : []),
  ];
  const shown = [...ofEachFile(warnings), ...ofEachFile(errors)];
  return [...shown, total.join(', ')].join('\n');
}

/** How many issues of one file are told: whoever broke it everywhere reads no more. */
const MOST = 25;

function* ofEachFile(issues: readonly Issue[]): Generator<string> {
  const told = new Map<string, number>();
  for (const issue of issues) {
    const { file } = issue.at;
    const count = (told.get(file) ?? 0) + 1;
    told.set(file, count);
    if (count <= MOST) yield formatIssue(issue);
  }
  for (const [file, count] of told) {
    const [first] = issues;
    if (count <= MOST || !first) continue;
    const problem = `has ${count - MOST} more`;
    yield formatIssue({ ...first, at: { file }, problem, fix: 'correct those above, and run it again' });
  }
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
