import { groupBy } from '../../../facts/group-by';
import { error, warning, within } from '../../../issues/issue';
import { managerOf } from '../plan/hubs';
import { tenantsOf } from '../../../plan/fleet';
import { ownRepositoryOf } from '../../../plan/tenant';
import { clustersFollowing, tenantsFollowing } from '../../following';
import type { Rule } from '../../../rules/rule';

/**
 * A cluster of tenants says whether releases sync as their tenants' accounts. Where they do not, an AppProject is all that holds
 * charts, and Argo CD creates hooks of deletion without asking it. Source: Argo CD, `controller/hook.go` of 3.3.
 */
export const impersonation: Rule = function* ({ specs: { fleetFile }, plan }) {
  const trusting = clustersFollowing('argocd', plan.clusters).filter(
    ({ hostsTenants, spec, hub, impersonates }) =>
      // Of a hub that is none, another rule tells.
      hostsTenants && !impersonates && (hub || managerOf(spec) === undefined),
  );
  for (const [decides, clusters] of groupBy(trusting, ({ name, hub }) => hub?.name ?? name)) {
    if (clusters.some(({ spec, hub }) => (hub?.spec ?? spec).impersonation === false)) continue;
    const names = clusters.map(({ name }) => `'${name}'`).join(', ');
    const problem = `releases on ${names} sync with the rights of Argo CD: a PreDelete or PostDelete hook of a chart, which no AppProject judges, may create anything in the cluster`;
    const fix = 'set impersonation: true, or false where whoever writes charts may do everything';
    yield warning(within({ file: fleetFile }, 'clusters', decides, 'impersonation'), problem, fix);
  }
};

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
