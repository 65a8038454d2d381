import type { AdmissionPlan } from '../../plan/admission';
import { HOSTS, listOf, type Policy } from './policy';

/** CEL: the Certificate is for nothing besides hosts, because no release can claim anything else. */
const OTHERS = ['emailAddresses', 'ipAddresses', 'literalSubject', 'otherNames', 'uris']
  .map((field) => `!has(object.spec.${field})`)
  .join(' && ');

/**
 * Certificates of the platform's issuers, by which one could prove to be another tenant's host. Those of an Issuer in the namespace may
 * be for any name. Source: cert-manager, "Certificate resource", "Issuer".
 */
export function certificates({ clusterIssuers }: AdmissionPlan): Policy {
  const allowed = clusterIssuers.length === 0 ? '' : `, or to ClusterIssuers ${clusterIssuers.join(', ')}`;
  return {
    name: 'tenant-certificates',
    resources: { 'cert-manager.io': ['certificates'] },
    variables: {
      hosts: HOSTS,
      kind: "object.spec.issuerRef.?kind.orValue('Issuer')",
      names:
        "object.spec.?dnsNames.orValue([]) + (object.spec.?commonName.orValue('') == '' ? [] : [object.spec.commonName])",
    },
    validations: [
      {
        expression: `object.spec.issuerRef.?group.orValue('cert-manager.io') in ['', 'cert-manager.io'] && (variables.kind in ['', 'Issuer'] || (variables.kind == 'ClusterIssuer' && object.spec.issuerRef.name in ${listOf(clusterIssuers)}))`,
        message: `spec.issuerRef is none that tenants may use: refer to an Issuer of this namespace${allowed}`,
      },
      {
        expression: `variables.kind in ['', 'Issuer'] || (variables.names.all(host, host in variables.hosts) && ${OTHERS})`,
        message: 'a ClusterIssuer signs for hosts alone that a release of the namespace claims',
        messageExpression:
          "'a ClusterIssuer signs for hosts alone that a release of the namespace claims: ' + (variables.hosts.size() == 0 ? 'none claims any' : variables.hosts.join(', '))",
      },
    ],
  };
}
