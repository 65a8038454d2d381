/** Something that whoever adds to a fleet decides. An answer is text; several have commas between them. */
export interface Question {
  /** Name of the option by which scripts answer: `tier` of `--tier`. */
  readonly option: string;
  /** Which of several it is about: `prod` of `--ring prod=late`. @default - the option is about one thing */
  readonly of?: string;
  readonly ask: string;
  /** The names that the fleet has. @default - any text */
  readonly choices?: readonly string[];
  /** Whether several of the choices may be given. @default false */
  readonly isMany?: boolean;
  /** The answer where nobody gives one. @default - it has to be given */
  readonly otherwise?: string;
  /** What is wrong with an answer that no choice limits. @default - nothing */
  readonly fault?: (text: string) => Mistaken | undefined;
}

export interface Mistaken {
  readonly problem: string;
  readonly fix: string;
}

/** Asks one question after another, and returns what comes of the answers. Of a question that was not answered it gets `''`. */
export type Asking<T> = Generator<Question, T, string>;

/** What was given by options, by their names: each as often as it was given. */
export type Given = Readonly<Record<string, readonly string[]>>;

/** The names in an answer. */
export function answeredNames(answer: string): string[] {
  return answer
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
