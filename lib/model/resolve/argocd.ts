import type { ArgocdPlan } from '../plan';
import type { FleetSpec } from '../spec';

/** What the clusters that Argo CD runs have in common. */
export function argocdOf({ argocd: { access } = {} }: FleetSpec): ArgocdPlan {
  return { access: { admins: access?.admins ?? [], readers: access?.readers ?? [] } };
}
