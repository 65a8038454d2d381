/** What is wrong with a template, or happens in it. Whoever renders it says where it is. */
export class TemplateFault extends Error {
  constructor(
    readonly problem: string,
    readonly fix: string,
    /** Whether nothing is wrong but that a parameter is not there. */
    readonly isMissing = false,
  ) {
    super(problem);
  }
}

/** Nothing is wrong with the template, but what Go makes of it is not known here. */
export class Uncertain extends TemplateFault {}

/** Valid for Go, but what Go makes of it cannot be said here with certainty. */
export function uncertain(what: string): Uncertain {
  return new Uncertain(
    `${what}, which cannot be expanded offline as Argo CD does it`,
    'say it with other functions, or look at the Applications in the cluster',
  );
}
