import { ANNOTATIONS, HOSTS, type Policy } from './policy';

/** Services that take the traffic of others, or point elsewhere. Source: Kubernetes, CVE-2020-8554; "Service". */
export const services: Policy = {
  name: 'tenant-services',
  resources: { '': ['services'] },
  variables: { annotations: ANNOTATIONS, hosts: HOSTS },
  validations: [
    {
      expression: 'object.spec.?externalIPs.orValue([]).size() == 0',
      message:
        'spec.externalIPs would take traffic of the whole cluster to those addresses: leave it out, and let the ingress controller in',
    },
    {
      expression: "object.spec.?type.orValue('ClusterIP') != 'ExternalName'",
      message:
        'type ExternalName would lead the ingress controller past NetworkPolicies: use a Service with a selector, and let pods call other hosts themselves',
    },
    {
      expression:
        "variables.annotations.all(key, !key.matches('^external-dns[.].*/(internal-)?hostname$') || variables.annotations[key].split(',').all(host, host.trim() in variables.hosts))",
      message: 'an annotation of external-dns names a host that no release of the namespace claims',
    },
  ],
};
