import type { Context, Tree } from '../../../applicationsets';
import type { CheckoutInput } from '../../../authored/specs';

/** A repository that is checked out, with its URL. */
export interface CheckoutPlan extends Tree {
  readonly url: string;
  /** @default - no branch is checked out, but a commit, or git does not know the folder */
  readonly branch?: string;
  readonly commit?: string;
}

/** @param urls URL by the name of a repository of the fleet */
export function resolveCheckouts(
  inputs: readonly CheckoutInput[],
  urls: ReadonlyMap<string, string>,
): CheckoutPlan[] {
  return inputs.map((input) => ({
    url: urls.get(input.repository) ?? input.repository,
    ...(input.branch !== undefined && { branch: input.branch }),
    ...(input.commit !== undefined && { commit: input.commit }),
    get paths() {
      return input.paths;
    },
    text: (path) => input.text(path),
  }));
}

/**
 * What checkouts hold. `HEAD` is whatever is checked out. A branch stands for itself alone; where none is checked out,
 * nothing says that it is another revision than the one that is asked for.
 */
export function checkedOut(checkouts: readonly CheckoutPlan[]): Context['tree'] {
  return (repoURL, revision) =>
    checkouts.find(
      ({ url, branch, commit }) =>
        isSameUrl(url, repoURL) &&
        (revision === 'HEAD' ||
          revision === '' ||
          branch === undefined ||
          [branch, commit].includes(revision)),
    );
}

/** Whether two URLs name the same repository: git hosts take them with `.git` and without. */
export function isSameUrl(a: string, b: string): boolean {
  const bare = (url: string) => url.replace(/\/$/, '').replace(/\.git$/, '');
  return bare(a) === bare(b);
}
