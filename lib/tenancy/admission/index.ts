import type { PlainObject } from '../../files';
import type { AdmissionPlan } from '../../plan/admission';
import { installerAccounts, repositoryAccounts } from './accounts';
import { certificates } from './certificates';
import { namedDatabases } from './databases';
import { externalSecrets } from './external-secrets';
import { ingresses } from './ingresses';
import { monitors } from './monitors';
import { pods } from './pods';
import { admissionPolicy } from './policy';
import { services } from './services';

/** The policy that keeps the account which applies an owner's repository from what is in it; a cluster without such has none. */
export function repositoryPolicy(releases: string): PlainObject[] {
  return admissionPolicy(repositoryAccounts(releases));
}

/** The same of the account that HelmReleases in namespaces of tenants install with. */
export function installerPolicy(releases: string): PlainObject[] {
  return admissionPolicy(installerAccounts(releases));
}

/**
 * The policies by which the API server judges fields of objects in tenants' namespaces: one a kind. They are the same for all
 * tenants of a cluster, so each cluster has them once.
 */
export function admissionPolicies(admission: AdmissionPlan, hasDatabases: boolean): PlainObject[] {
  const policies = [
    services,
    ingresses,
    pods(admission),
    externalSecrets(admission),
    certificates(admission),
    monitors,
    ...(hasDatabases ? [namedDatabases] : []),
  ];
  return policies.flatMap(admissionPolicy);
}
