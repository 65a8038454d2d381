/** What constructs cannot be written for, because of what people gave them: told without a stack trace, as theirs to mend. */
export class Unfit extends Error {
  /** @param problem one or more, a line each */
  constructor(
    problem: string,
    readonly fix: string,
  ) {
    super(problem);
  }
}
