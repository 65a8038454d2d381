import { parseAllDocuments } from 'yaml';
import type { ApplicationSetObject, Context, Tree } from '../../applicationsets';
import { checkedOut, isSameUrl } from '../../engines/argocd/plan/checkouts';
import { runsOf, type RunningSet } from '../../engines/argocd/plan/sets/running';
import { inOutput, inRepository } from '../../plan/layout';
import type { Plan } from '../../plan/fleet';
import type { StatePlan } from '../../plan/source';
import type { RenderedFile } from '../../output';

/** An ApplicationSet among the files, and where it runs. */
export interface FoundSet extends RunningSet {
  /** Path below the output folder. */
  readonly file: string;
  readonly object: ApplicationSetObject;
}

/** Every set, by file; one that several clusters run, once for each. */
export function setsIn(plan: Plan, files: readonly RenderedFile[]): FoundSet[] {
  return files
    .filter(({ content }) => /^kind: ApplicationSet$/m.test(content))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap(({ path, content }) =>
      parseAllDocuments(content)
        .map((document) => document.toJS() as Partial<ApplicationSetObject> | null)
        .filter((object): object is ApplicationSetObject => object?.kind === 'ApplicationSet')
        .flatMap((object) => runsOf(plan, path).map((where) => ({ file: path, object, ...where }))),
    );
}

/**
 * The state repositories as they would be, and others as they are checked out. What further repositories hold is not known.
 */
export function trees(
  { states, checkouts }: Pick<Plan, 'states' | 'checkouts'>,
  files: readonly RenderedFile[],
): Context['tree'] {
  const others = checkedOut(checkouts);
  const known = new Map<StatePlan, Tree>();
  return (repoURL, revision) => {
    const state = states.find(
      (candidate) => isSameUrl(candidate.url, repoURL) && candidate.branch === revision,
    );
    if (!state) return others(repoURL, revision);
    const tree = known.get(state) ?? treeOf(state, files);
    known.set(state, tree);
    return tree;
  };
}

function treeOf(state: StatePlan, files: readonly RenderedFile[]): Tree {
  const folder = inOutput(state, '');
  const texts = new Map(
    files
      .filter(({ path }) => path.startsWith(folder))
      .map(({ path, content }) => [inRepository(state, path.slice(folder.length)), content] as const),
  );
  return {
    paths: [...texts.keys()],
    text: (path) => {
      const text = texts.get(path);
      if (text === undefined) throw new Error(`${state.name} has no file ${path}`);
      return text;
    },
  };
}
