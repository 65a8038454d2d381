import { clustersFollowing } from '../../../following';
import { error, within, type Issue } from '../../../../issues/issue';
import { suggest } from '../../../../issues/suggest';
import type { ApplicationSetPlan } from '../../plan/sets/set';
import { clustersKnownTo, notPermitted, permittedOn } from '../../plan/sets/places';
import type { ArgocdCluster } from '../../plan/cluster';
import type { Draft, Rule } from '../../../../rules/rule';

/**
 * Of a set that makes nothing as far as is known here, such as one over pull requests, what the template says outright
 * is judged: a project that is there, a cluster that Argo CD knows, a namespace that is nobody else's.
 */
export const applicationSetUnexpanded: Rule = function* (draft) {
  for (const cluster of clustersFollowing('argocd', draft.plan.clusters)) {
    for (const set of cluster.applicationSets)
      if (set.expansion.applications.length === 0) yield* ofSet(draft, cluster, set);
  }
};

function* ofSet(
  { specs, plan }: Draft,
  cluster: ArgocdCluster,
  { name, spec }: ApplicationSetPlan,
): Iterable<Issue> {
  const at = within({ file: specs.fleetFile }, 'applicationSets', name, 'template');
  const of = `what ApplicationSet '${name}' makes on cluster ${cluster.name}`;
  const { project, destination } = spec.template;
  const key = destination.server === undefined ? 'name' : 'server';
  const to = destination[key] ?? '';
  const known = clustersKnownTo(cluster)[key];
  if (!isTemplate(to) && !known.includes(to))
    yield error(
      within(at, 'destination', key),
      `${of} goes to '${to}', a cluster that its Argo CD does not know`,
      suggest(to, known),
    );
  if (isTemplate(project)) return;
  const isTemplated = isTemplate(to) || isTemplate(destination.namespace);
  yield* notPermitted(at, of, { project, ...(!isTemplated && { destination }) }, permittedOn(plan, cluster));
}

function isTemplate(text: string | undefined): boolean {
  return text?.includes('{{') === true;
}
