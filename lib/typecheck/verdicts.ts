import { kept } from '../incremental/cache';

/** What is known of a run before. */
export interface Verdicts {
  /** Of everything that is no customer's. */
  readonly key: string;
  /** Whether nothing is wrong with that. */
  readonly isRight: boolean;
  /** Customers' modules with which nothing is wrong: the digest of each, by its path. */
  readonly right: Readonly<Record<string, string>>;
}

/** What was kept under the same key; nothing where there is anything else. */
export function readVerdicts(path: string, key: string): Verdicts {
  const found = kept(path) as Verdicts | undefined;
  return found?.key === key ? found : { key, isRight: false, right: {} };
}
