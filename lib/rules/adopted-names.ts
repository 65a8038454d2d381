import type { ReleaseAdoption } from '../authored/adoption';
import { writtenOf, type ContentPlan } from '../content/forms';
import { HELM_RELEASE_NAME } from '../authored/naming';
import { engineOf, engines } from '../engines';
import { error, within, type Issue, type Location } from '../issues/issue';
import type { ClusterPlan } from '../plan/cluster';

interface Adopted {
  readonly adopted?: ReleaseAdoption;
  readonly releaseName: string;
  readonly content: ContentPlan;
}

/**
 * What is stated of something that is taken over, and names nothing on the cluster.
 *
 * @param ofCharts fields that only what is a chart has
 */
export function* misstated(
  at: Location,
  { adopted = {}, releaseName, content }: Adopted,
  cluster: ClusterPlan,
  ofCharts: readonly (keyof ReleaseAdoption)[],
): Iterable<Issue> {
  const { adopts } = engineOf(cluster);
  const ofEngines = Object.values(engines).flatMap((each): readonly string[] => each.adopts);
  for (const key of Object.keys(adopted)) {
    if (!ofEngines.includes(key) || adopts.some((each) => each === key)) continue;
    const problem = `is nothing that ${cluster.engine} has, which runs cluster '${cluster.name}'`;
    yield error(within(at, key), problem, 'leave it out');
  }
  if (adopted.path !== undefined && content.form === 'folder' && !writtenOf(content))
    yield nothingIn(within(at, 'path'));
  if (content.form !== 'helm') {
    for (const key of ofCharts)
      if (adopted[key] !== undefined && (key === 'releaseName' || adopts.includes(key)))
        yield error(within(at, key), 'Helm knows nothing of it: it is no chart', 'leave it out');
  } else if (releaseName.length > HELM_RELEASE_NAME)
    yield error(
      within(at, 'name'),
      `'${releaseName}' has ${releaseName.length} characters, and is what Helm would call the release: ${HELM_RELEASE_NAME} at most`,
      'state as releaseName what Helm calls it: helm list --all-namespaces',
    );
}

/** Of a path where nothing would lie. */
export function nothingIn(at: Location): Issue {
  return error(at, 'nothing of it is written to the state repository', 'leave it out');
}
