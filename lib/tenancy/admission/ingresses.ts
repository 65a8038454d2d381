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

/** Annotations of ingress-nginx by which the controller itself sends requests to a URL. */
const FETCHED = 'auth-url|mirror-target';

/**
 * The part of such a URL after the host. It holds nothing that ends a directive of nginx, because the URL becomes nginx's
 * configuration. A variable after the host would lengthen it.
 */
const REST = '(:[0-9]+)?(/[^;{} #]*|[$]request_uri)?$';

/**
 * CEL: whether a URL leads out of the cluster, to the host of the request, or to a Service of this namespace. By the search path of DNS,
 * a name of two labels could be a Service, and one that ends in a namespace a pod of one; a public domain ends in letters. One that ends
 * in a number is an address.
 */
const REACHES_NO_OTHERS = [
  `(url.matches('^https?://([$]host|([A-Za-z0-9-]+[.]){2,}([A-Za-z]+|xn--[a-z0-9-]+))${REST}') && !url.matches('^https?://[^:/]*[.](svc[.][^:/]*|default|internal|local|localhost|svc)([:/$]|$)'))`,
  `url.matches('^https?://[a-z0-9-]+[.]' + request.namespace + '[.]svc([.]cluster[.]local)?${REST}')`,
].join(' || ');

const CLAIMED = {
  message: 'a host is none that a release of the namespace claims',
  messageExpression:
    "'a host is none that a release of the namespace claims: ' + (variables.hosts.size() == 0 ? 'none claims any' : variables.hosts.join(', ')) + '. Hosts are what the product declares in its `hosts`'",
} as const;

/**
 * Refuses Ingresses that answer for others' hosts, read others' Secrets or fetch from others. The claim of a wildcard is for
 * the wildcard alone: another tenant may claim a host below it. Source: Kubernetes, "Ingress"; ingress-nginx, "Annotations", "Annotations Risks".
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
      expression: `variables.annotations.all(key, !key.matches('/(${FETCHED})$') || [variables.annotations[key]].all(url, ${REACHES_NO_OTHERS}))`,
      message:
        'an annotation lets the ingress controller fetch a URL inside the cluster, past NetworkPolicies: name a host outside it, $host, or a Service of this namespace as <name>.<namespace>.svc',
    },
    {
      expression: "variables.annotations.all(key, !key.matches('-snippets?$'))",
      message:
        "an annotation '…-snippet' would be configuration of the ingress controller that all tenants share: leave it out",
    },
  ],
};
