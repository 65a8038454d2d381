import { expand, type Application, type Tree } from '../../lib/applicationsets';
import { inRepository, type Plan } from '../../lib/model';
import { manifestsIn, nameOf, ofKind, type Emitted, type Of } from './manifests';
import type { Files } from './shipped';
import { contentOf } from './states';

/** The files as the state repository has them: whatever its URL and branch, in one that is alone. */
function treeOf(files: Files, { state }: Plan): Tree {
  const own = state.folder === '' ? files : contentOf(files, state.folder);
  const texts = new Map(Object.entries(own).map(([path, text]) => [inRepository(state, path), text]));
  return { paths: [...texts.keys()], text: (path) => texts.get(path)! };
}

/** What Argo CD makes of the sets that deliver tenants, each with the cluster that it is on. */
export function madeBySets(
  files: Files,
  plan: Plan,
  globbing: 'legacy' | 'doublestar',
): Emitted<Application>[] {
  const tree = treeOf(files, plan);
  const sets = ofKind(manifestsIn(files), 'ApplicationSet').filter(({ cluster }) => cluster !== '');
  return sets.flatMap(({ path, cluster, object }) => {
    const context = {
      tree: (url: string, revision: string) =>
        url === plan.state.url && revision === plan.state.branch ? tree : undefined,
      clusters: [],
      globbing,
    };
    const { applications, problems, notExpanded } = expand(object, context);
    expect([problems, notExpanded]).toEqual([[], []]);
    return applications.map((made) => ({ path, cluster, object: made }));
  });
}

/** Everything of the Applications but labels, by cluster and name. */
export function withoutLabels(applications: readonly Emitted<Application | Of<'Application'>>[]) {
  const entries = applications.map(({ cluster, object }): [string, object] => {
    const { labels: _, namespace = 'argocd', ...metadata } = object.metadata;
    const name = nameOf({ ...object, metadata: { ...metadata, namespace } });
    return [`${cluster} ${name}`, { metadata, spec: object.spec }];
  });
  expect(new Set(entries.map(([name]) => name)).size).toBe(entries.length);
  return Object.fromEntries(entries);
}
