import type { ObjectFormat } from '../git/object-id';

/** A state repository, wherever it is: the objects of its branches can be read and written in a folder of this machine. */
export interface StateRepositoryAccess {
  /** As people are told of it: without a user or a password. */
  readonly shown: string;
  /** In which git finds its objects. */
  readonly folder: string;
  /** The commit that a branch has by now, whose trees are there; undefined where there is no such branch. */
  readonly tip: (branch: string) => Promise<string | undefined>;
  /** How it names objects. */
  readonly format: () => Promise<ObjectFormat>;
  /** Brings files that will be read, all at once. */
  readonly bring: (blobs: readonly string[]) => Promise<void>;
  /**
   * Moves a branch from the commit that it had to another, or makes it where it had none.
   *
   * @returns whether it did: not where the branch has moved in between
   * @throws GitFault where the repository refuses
   */
  readonly move: (branch: string, from: string | undefined, to: string) => Promise<boolean>;
  /** A commit that was noted beside a branch; undefined where none was. */
  readonly noted: (branch: string) => Promise<string | undefined>;
  /** Notes a commit beside a branch, where the repository lets one. */
  readonly note: (branch: string, commit: string) => Promise<void>;
  /** Lets go of what was held. */
  readonly close: () => void;
}

/** Where a commit is noted beside a branch: no clone fetches it. */
export function noteOf(branch: string): string {
  return `refs/ringfleet/${branch}/newest`;
}
