/** A mistake in a set, on its way to the list of problems: it ends what cannot go on without what is wrong. */
export class Fault extends Error {
  constructor(
    /** Where in the set. */
    readonly at: string,
    readonly problem: string,
    readonly fix: string,
  ) {
    super(`${at}: ${problem}`);
  }
}

/** What only a live Argo CD knows: the generator is left out, and said to be. */
export class Unknown extends Error {
  constructor(
    readonly at: string,
    readonly why: string,
  ) {
    super(why);
  }
}
