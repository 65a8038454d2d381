import { expand, type Application, type Globbing } from '../../lib/applicationsets';
import { setsIn, trees } from '../../lib/cli/preview/rendered-sets';
import { layout } from '../../lib/plan/layout';
import type { Plan } from '../../lib/plan/fleet';
import { nameOf, type Emitted, type Of } from './manifests';
import type { Files } from './sample';

/** What Argo CD makes of the sets that run, those that deliver tenants and the fleet's own, each with the cluster that it is on. */
export function madeBySets(files: Files, plan: Plan, globbing: Globbing = 'legacy'): Emitted<Application>[] {
  const rendered = Object.entries(files).map(([path, content]) => ({ path, content }));
  const tree = trees(plan, rendered);
  return setsIn(plan, rendered).flatMap(({ file, object, cluster, clusters }) => {
    if (cluster === undefined) return [];
    const { applications, problems, notExpanded } = expand(object, { tree, clusters, globbing });
    expect([file, problems, notExpanded]).toEqual([file, [], []]);
    const path = file.slice(Math.max(0, file.indexOf(layout.cluster(cluster))));
    return applications.map((made) => ({ path, cluster, object: made }));
  });
}

/** The files, and one for each Application that sets make, as if it were written. */
export function withMade(files: Files, plan: Plan): Files {
  const made = madeBySets(files, plan).map(({ cluster, object }): [string, string] => [
    `clusters/${cluster}/made/releases/${object.metadata.name}.yaml`,
    JSON.stringify(object),
  ]);
  return { ...files, ...Object.fromEntries(made) };
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
