/** What is done to the input of a sound fleet, as data: a process of its own does it, and a failure prints it. */
export type Change =
  /** Written, `times` over. @default 1 */
  | { readonly file: string; readonly text: string; readonly times?: number }
  /** Bytes that are no text. */
  | { readonly file: string; readonly hex: string }
  | { readonly folder: string }
  | { readonly link: string; readonly to: string }
  | { readonly gone: string };

/** Where one of the errors has to say that the mistake is. */
export interface Expected {
  /** The file, or the beginning of its path. */
  readonly file: string;
  /** One of these lines, with a column. @default - the file has none to tell, or any will do where `hasLine` */
  readonly lines?: readonly number[];
  /** Whether a line and a column are told, whichever. @default - as `lines` says */
  readonly hasLine?: boolean;
  /** Whether it is told of the output folder, by its path on this machine. @default false */
  readonly isOutput?: boolean;
}

/** One malformed input. */
export interface Malformed {
  /** What is wrong, in a few words. */
  readonly what: string;
  readonly changes: readonly Change[];
  readonly expected: Expected;
}

export interface Case extends Malformed {
  readonly category: string;
  /** Gives the same case again. */
  readonly seed: number;
}

/** Stands in inputs where a secret would, and in no output. */
export const SECRET = 'hunter2-FAKE';
