import { error, within, type Issue } from '../../../../issues/issue';
import { THIS_CLUSTER } from '../../../../plan/names';
import type { ClusterPlan } from '../../../../plan/cluster';
import { suggest } from '../../../../issues/suggest';
import type { Rule } from '../../../../rules/rule';

/** What a set makes goes to a cluster that its Argo CD knows: no AppProject permits another one. */
export const applicationSetDestinations: Rule = ({ specs, plan }) =>
  plan.clusters.flatMap((cluster) => {
    const names = namesOn(cluster);
    const servers = serversOn(cluster);
    return cluster.applicationSets.flatMap((set): Issue[] => {
      const at = within({ file: specs.fleetFile }, 'applicationSets', set.name, 'template', 'destination');
      const gone = set.expansion.applications.flatMap(({ metadata, spec }) => {
        const { server, name } = spec['destination'] as { readonly server?: string; readonly name?: string };
        const isKnown = server ? servers.includes(server) : names.includes(name ?? '');
        return isKnown
          ? []
          : [{ application: metadata.name, key: server ? 'server' : 'name', to: server || name }];
      });
      const [first] = gone;
      if (!first) return [];
      const others = gone.length > 1 ? `, and ${gone.length - 1} more like it` : '';
      return [
        error(
          within(at, first.key),
          `Application '${first.application}'${others} goes to '${first.to}', a cluster that the Argo CD of ${cluster.name} does not know`,
          suggest(first.to ?? '', first.key === 'server' ? servers : names),
        ),
      ];
    });
  });

/** What Argo CD of the cluster calls the clusters that it knows. */
export function namesOn({ argocd: { clusters } }: ClusterPlan): string[] {
  return ['in-cluster', ...clusters.map(({ name }) => name)];
}

/** Their URLs, as far as they are known here. */
export function serversOn({ argocd: { clusters } }: ClusterPlan): string[] {
  return [THIS_CLUSTER, ...clusters.flatMap(({ server }) => server || [])];
}
