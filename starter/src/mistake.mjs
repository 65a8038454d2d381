/** What the user can mend: told without a stack trace. */
export class Mistake extends Error {
  /** @param {string} problem @param {string} fix */
  constructor(problem, fix) {
    super(problem);
    this.fix = fix;
  }
}
