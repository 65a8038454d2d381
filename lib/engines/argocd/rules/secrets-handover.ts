import { error, within } from '../../../issues/issue';
import { clustersFollowing } from '../../following';
import { tenantsOf } from '../../../plan/fleet';
import type { Rule } from '../../../rules/rule';

/**
 * SealedSecrets that the Application of their tenant has applied, as an earlier ringfleet had it, are not that one's one commit and
 * another's the next: it would prune them, and with each goes the Secret made of it, until the new one has made both
 * again. Source: Argo CD, "Automated Sync Policy", "Automatic Pruning"; Sealed Secrets, "Overview".
 */
export const secretsHandover: Rule = function* ({ specs: { fleetFile, secretsBefore = [] }, plan }) {
  for (const { name, handsOver } of clustersFollowing('argocd', plan.clusters)) {
    if (handsOver) continue;
    const before = secretsBefore.filter(({ cluster }) => cluster === name).map(({ tenant }) => tenant);
    const here = tenantsOf(plan).filter(
      (tenant) => tenant.cluster.name === name && tenant.secrets.length > 0 && before.includes(tenant.name),
    );
    const [first] = here;
    if (!first) continue;
    const whose = here.length === 1 ? `tenant ${first.name}` : `${here.length} tenants`;
    const problem = `the SealedSecrets of ${whose} get an Application of their own: pruned at once by the one that has them, they may take along the Secrets made of them`;
    const fix =
      'follow docs/argocd.md, "Upgrade": mark them on the cluster, set \'handover: true\' for the first commit with the new Applications, and remove it when these are Synced';
    yield error(within({ file: fleetFile }, 'clusters', name, 'handover'), problem, fix);
  }
};
