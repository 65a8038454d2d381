import { warning, within, type Issue } from '../../../../issues/issue';
import { hostedBy } from '../../../../facts/hosted';
import type { ClusterPlan } from '../../../../plan/cluster';
import type { EnvironmentPlan } from '../../../../plan/fleet';
import type { Rule } from '../../../../rules/rule';

/**
 * Where deletion leaves workloads alone, a set does, too: one file too few, and its Applications are deleted, with what
 * they deployed unless the set preserves it. Source: Argo CD, "Application Pruning & Resource Deletion".
 */
export const applicationSetDeletion: Rule = ({ specs, plan }) =>
  plan.clusters.flatMap((cluster) =>
    cluster.applicationSets.flatMap(({ name, spec }): Issue[] => {
      const [environment] = keeping(cluster, plan.environments);
      // Finalizers of its own take the place of the one that deletes, or are the author's word for it.
      if (!environment || spec.preserveResourcesOnDeletion !== undefined || spec.template.finalizers)
        return [];
      return [
        warning(
          within({ file: specs.fleetFile }, 'applicationSets', name),
          `on cluster ${cluster.name} the ApplicationSet '${name}' deletes workloads with its Applications, where environment '${environment.name}' keeps them`,
          'set preserveResourcesOnDeletion: true, or false where they are to go',
        ),
      ];
    }),
  );

/** Environments of the cluster in which workloads outlive what delivers them. */
function keeping({ spec, environment }: ClusterPlan, all: readonly EnvironmentPlan[]): EnvironmentPlan[] {
  const names = [environment.name, ...hostedBy(spec)];
  return all.filter(({ name, onDelete }) => onDelete === 'orphan' && names.includes(name));
}
