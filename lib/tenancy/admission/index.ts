import type { Construct } from 'constructs';
import type { AdmissionPlan } from '../../plan/admission';
import { repositoryAccounts } from './accounts';
import { certificates } from './certificates';
import { namedDatabases } from './databases';
import { externalSecrets } from './external-secrets';
import { ingresses } from './ingresses';
import { monitors } from './monitors';
import { pods } from './pods';
import { admissionPolicy } from './policy';
import { services } from './services';

/** The policy that keeps the account which applies an owner's repository from what is in it; a cluster without such has none. */
export function repositoryPolicy(scope: Construct, releases: string): void {
  admissionPolicy(scope, repositoryAccounts(releases));
}

/**
 * The policies by which the API server judges fields of objects in tenants' namespaces: one a kind. They are the same for all
 * tenants of a cluster, so each cluster has them once.
 */
export function admissionPolicies(scope: Construct, admission: AdmissionPlan, hasDatabases: boolean): void {
  const policies = [
    services,
    ingresses,
    pods(admission),
    externalSecrets(admission),
    certificates(admission),
    monitors,
    ...(hasDatabases ? [namedDatabases] : []),
  ];
  for (const policy of policies) admissionPolicy(scope, policy);
}
