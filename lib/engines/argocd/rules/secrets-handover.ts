import { error, within, type Issue } from '../../../issues/issue';
import { follows } from '../../following';
import type { Rule } from '../../../rules/rule';

/**
 * SealedSecrets that the Application of their tenant has applied, as an earlier ringfleet had it, are not that one's one commit and
 * another's the next: it would prune them, and with each goes the Secret made of it, until the new one has made both
 * again. Source: Argo CD, "Automated Sync Policy", "Automatic Pruning"; Sealed Secrets, "Overview".
 */
export const secretsHandover: Rule = ({ specs: { fleetFile, secretsBefore = [] }, plan }) =>
  plan.clusters
    .filter(({ engine, handsOver }) => follows('argocd', { engine }) && !handsOver)
    .flatMap(({ name }): Issue[] => {
      const before = secretsBefore.filter(({ cluster }) => cluster === name).map(({ tenant }) => tenant);
      const here = plan.customers
        .flatMap(({ tenants }) => tenants)
        .filter(({ cluster, secrets, name: tenant }) => {
          return cluster.name === name && secrets.length > 0 && before.includes(tenant);
        });
      if (here.length === 0) return [];
      return [
        error(
          within({ file: fleetFile }, 'clusters', name, 'handover'),
          `the SealedSecrets of ${here.length === 1 ? `tenant ${here[0]!.name}` : `${here.length} tenants`} get an Application of their own: pruned at once by the one that has them, they may take along the Secrets made of them`,
          'follow docs/argocd.md, "Upgrade": mark them on the cluster, set \'handover: true\' for the first commit with the new Applications, and remove it when these are Synced',
        ),
      ];
    });
