import { within } from '../../../issues/issue';
import { accountsMade, madeElsewhere } from '../../../plan/accounts';
import type { Rule } from '../../../rules/rule';
import { clustersFollowing } from '../../following';

/** The account that the platform's Applications sync as, on a cluster that a hub manages, is where the hub looks for it. */
export const platformAccounts: Rule = function* ({ specs: { fleetFile }, plan }) {
  for (const cluster of clustersFollowing('argocd', plan.clusters)) {
    const [namespace, name] = cluster.argocd.account.split(':');
    if (!cluster.hub || !cluster.impersonates || name === undefined) continue;
    const made = [...accountsMade(cluster, name)];
    if (made.length === 0 || made.some((each) => each.namespace === namespace)) continue;
    const at = within({ file: fleetFile }, 'clusters', cluster.name, 'connection', 'account');
    yield madeElsewhere(at, name, `namespace '${namespace}'`, made);
  }
};
