import { ANNOTATIONS, HOSTS, type Policy } from './policy';

/** Annotations of ingress-nginx by whose value it reads a Secret or ConfigMap: `namespace/name` is another namespace's. */
const REFERENCES = [
  'auth-proxy-set-headers',
  'auth-secret',
  'auth-tls-secret',
  'custom-headers',
  'fastcgi-params-configmap',
  'proxy-ssl-secret',
].join('|');

const CLAIMED = {
  message: 'a host is none that a release of the namespace claims',
  messageExpression:
    "'a host is none that a release of the namespace claims: ' + (variables.hosts.size() == 0 ? 'none claims any' : variables.hosts.join(', ')) + '. Hosts are what the product declares in its `hosts`'",
} as const;

/**
 * Ingresses that answer for others' hosts or read others' Secrets. Of a wildcard the claim is for the wildcard alone: another tenant may
 * claim a host below it. Source: Kubernetes, "Ingress"; ingress-nginx, "Annotations", "Annotations Risks".
 */
export const ingresses: Policy = {
  name: 'tenant-ingresses',
  resources: { 'networking.k8s.io': ['ingresses'] },
  variables: { annotations: ANNOTATIONS, hosts: HOSTS },
  validations: [
    {
      expression: "object.spec.?rules.orValue([]).all(rule, rule.?host.orValue('') in variables.hosts)",
      ...CLAIMED,
    },
    {
      expression:
        'object.spec.?tls.orValue([]).all(tls, tls.?hosts.orValue([]).all(host, host in variables.hosts))',
      ...CLAIMED,
    },
    {
      expression:
        "variables.annotations.all(key, !key.matches('/(server-alias|(internal-)?hostname)$') || variables.annotations[key].split(',').all(host, host.trim() in variables.hosts))",
      ...CLAIMED,
    },
    {
      expression: '!has(object.spec.defaultBackend)',
      message: 'spec.defaultBackend would answer for every host that no Ingress names: give each rule a host',
    },
    {
      expression: `variables.annotations.all(key, !key.matches('/(${REFERENCES})$') || !variables.annotations[key].contains('/'))`,
      message:
        "an annotation of ingress-nginx refers to another namespace by 'namespace/name': name an object of this namespace, without its namespace",
    },
    {
      expression: "variables.annotations.all(key, !key.endsWith('-snippet'))",
      message:
        "an annotation '…-snippet' would be configuration of the ingress controller that all tenants share: leave it out",
    },
  ],
};
