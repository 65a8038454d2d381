import { parseAllDocuments } from 'yaml';
import type { ApplicationSetObject, ClusterParams, Context, Tree } from '../applicationsets';
import { inOutput, inRepository, layout, type ClusterPlan, type Plan, type StatePlan } from '../model';
import type { RenderedFile } from '../output';

/** An ApplicationSet among the files, and whose Argo CD runs it. */
export interface FoundSet {
  /** Path below the output folder. */
  readonly file: string;
  readonly object: ApplicationSetObject;
  /** @default - no cluster runs it */
  readonly cluster?: string;
  /** What the clusters generator finds there, beside the cluster itself. */
  readonly clusters: readonly ClusterParams[];
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
        .map((object) => ({ file: path, object, ...runBy(clusterOf(plan, path)) })),
    );
}

/** The cluster whose folder a file is in. */
function clusterOf({ clusters }: Plan, path: string): ClusterPlan | undefined {
  return clusters.find(({ name, state }) => path.startsWith(`${inOutput(state, layout.cluster(name))}/`));
}

/** Files of a cluster with a hub are run by the hub's Argo CD, which has a Secret for each cluster that it manages. */
function runBy(cluster: ClusterPlan | undefined): Pick<FoundSet, 'cluster' | 'clusters'> {
  const manages = (cluster?.hub ?? cluster)?.manages ?? [];
  return {
    ...(cluster ? { cluster: cluster.name } : {}),
    clusters: manages.map(({ name, argocd }) => ({ name, server: argocd.server })),
  };
}

/** The state repositories as they would be. What other repositories hold is not known. */
export function trees({ states }: Plan, files: readonly RenderedFile[]): Context['tree'] {
  const known = new Map<StatePlan, Tree>();
  return (repoURL, revision) => {
    const state = states.find((candidate) => same(candidate.url, repoURL) && candidate.branch === revision);
    if (!state) return undefined;
    const tree = known.get(state) ?? treeOf(state, files);
    known.set(state, tree);
    return tree;
  };
}

function same(a: string, b: string): boolean {
  const bare = (url: string) => url.replace(/\/$/, '').replace(/\.git$/, '');
  return bare(a) === bare(b);
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
