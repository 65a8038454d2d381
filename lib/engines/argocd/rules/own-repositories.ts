import { error, within } from '../../../issues/issue';
import { tenantsOf } from '../../../plan/fleet';
import { ownRepositoryOf } from '../../../plan/tenant';
import type { Rule } from '../../../rules/rule';
import { tenantsFollowing } from '../../following';

/**
 * What an owner brings in a repository of its own syncs as the tenant's account: an AppProject alone does not hold it, because Argo CD
 * creates hooks of deletion without asking it. Source: Argo CD, `controller/hook.go` of 3.3.
 */
export const ownRepositoryAccounts: Rule = function* ({ specs: { fleetFile }, plan }) {
  const said = new Set<string>();
  for (const tenant of tenantsFollowing('argocd', tenantsOf(plan))) {
    const { cluster } = tenant;
    const decides = cluster.hub?.name ?? cluster.name;
    if (!ownRepositoryOf(tenant) || cluster.impersonates || said.has(decides)) continue;
    said.add(decides);
    const at = within({ file: fleetFile }, 'clusters', decides, 'impersonation');
    const problem = `is not true, and '${tenant.customer}' has a repository of its own on '${cluster.name}': a PreDelete or PostDelete hook in it may create anything in the cluster`;
    yield error(at, problem, 'set impersonation: true, or let the tenant run on another cluster');
  }
};
