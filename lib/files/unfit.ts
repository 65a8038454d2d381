/** An object that cannot be written because of what people gave for it. It is reported without a stack trace, as theirs to mend. */
export class Unfit extends Error {
  /** @param problem one or more, a line each */
  constructor(
    problem: string,
    readonly fix: string,
  ) {
    super(problem);
  }
}
