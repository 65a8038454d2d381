import type { Construct } from 'constructs';
import type { AdmissionPlan } from '../../plan/admission';
import { certificates } from './certificates';
import { externalSecrets } from './external-secrets';
import { ingresses } from './ingresses';
import { monitors } from './monitors';
import { pods } from './pods';
import { admissionPolicy } from './policy';
import { services } from './services';

/**
 * What the API server judges of objects in tenants' namespaces whose kinds are permitted: a policy a kind, the same for all tenants of
 * a cluster, so written once.
 */
export function admissionPolicies(scope: Construct, admission: AdmissionPlan): void {
  const policies = [
    services,
    ingresses,
    pods(admission),
    externalSecrets(admission),
    certificates(admission),
    monitors,
  ];
  for (const policy of policies) admissionPolicy(scope, policy);
}
