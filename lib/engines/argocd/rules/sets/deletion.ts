import { clustersFollowing } from '../../../following';
import { warning, within } from '../../../../issues/issue';
import { hostedBy } from '../../../../facts/hosted';
import type { ArgocdCluster } from '../../plan/cluster';
import type { EnvironmentPlan } from '../../../../plan/environment';
import type { Rule } from '../../../../rules/rule';

/**
 * Where deletion leaves workloads alone, a set does, too: one file too few, and its Applications are deleted, with what
 * they deployed unless the set preserves it. Source: Argo CD, "Application Pruning & Resource Deletion".
 */
export const applicationSetDeletion: Rule = function* ({ specs, plan }) {
  for (const cluster of clustersFollowing('argocd', plan.clusters)) {
    const environment = keeping(cluster, plan.environments);
    if (!environment) continue;
    for (const { name, spec } of cluster.applicationSets) {
      // Finalizers of its own take the place of the one that deletes, or are the author's word for it.
      if (spec.preserveResourcesOnDeletion !== undefined || spec.template.finalizers) continue;
      const problem = `on cluster ${cluster.name} the ApplicationSet '${name}' deletes workloads with its Applications, where environment '${environment.name}' keeps them`;
      const fix = 'set preserveResourcesOnDeletion: true, or false where they are to go';
      yield warning(within({ file: specs.fleetFile }, 'applicationSets', name), problem, fix);
    }
  }
};

/** The first environment of the cluster in which workloads outlive what delivers them. */
function keeping(
  { spec, environment }: ArgocdCluster,
  all: readonly EnvironmentPlan[],
): EnvironmentPlan | undefined {
  const names = [environment.name, ...hostedBy(spec)];
  return all.find(({ name, onDelete }) => onDelete === 'orphan' && names.includes(name));
}
