import { error, type Issue } from '../issues/issue';

/** Why an upgrade does not go on. Somebody can mend it, so it is told without a stack trace. */
export class Stopped extends Error {
  readonly issue: Issue;

  /** @param said what another program printed about it, told above the issue */
  constructor(
    file: string,
    problem: string,
    fix: string,
    readonly said = '',
  ) {
    super(problem);
    this.issue = error({ file }, problem, fix);
  }
}
