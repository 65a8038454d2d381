import { ROOT_APPLICATION } from '../names';
import type { ArgocdPlan } from '../plan';
import type { ArgocdClusterSpec, ClusterSpec, FleetSpec } from '../spec';

/** What the clusters that Argo CD runs have in common, and what one of them has of its own. */
export function argocdOf({ argocd: { access } = {} }: FleetSpec, cluster: ClusterSpec): ArgocdPlan {
  const names: ArgocdClusterSpec<string, string>['roots'] = { ...('roots' in cluster && cluster.roots) };
  return {
    access: { admins: access?.admins ?? [], readers: access?.readers ?? [] },
    root: {
      name: names.root ?? ROOT_APPLICATION,
      onDelete: ('onRootDelete' in cluster && cluster.onRootDelete) || 'orphan',
    },
  };
}
