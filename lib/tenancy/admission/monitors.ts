import type { Policy } from './policy';

const FILES = [
  "endpoint.?bearerTokenFile.orValue('') == ''",
  ...['caFile', 'certFile', 'keyFile'].map((field) => `endpoint.?tlsConfig.?${field}.orValue('') == ''`),
].join(' && ');

/** CEL: whether a relabeling leaves the address of the target. Its label may be named by what was captured, so such are refused. */
const ADDRESS = [
  "relabeling.?action.orValue('replace').lowerAscii() != 'labelmap'",
  "!relabeling.?targetLabel.orValue('').matches('^__address__$|[$]')",
].join(' && ');

/**
 * Monitors by which Prometheus would send its own token to a tenant's pod, or scrape pods of others. Sources: Prometheus
 * Operator, "API reference", ServiceMonitor, PodMonitor, `arbitraryFSAccessThroughSMs`; Prometheus, "relabel_config".
 */
export const monitors: Policy = {
  name: 'tenant-monitors',
  resources: { 'monitoring.coreos.com': ['podmonitors', 'servicemonitors'] },
  variables: {
    endpoints: 'dyn(object.spec).?endpoints.orValue([]) + dyn(object.spec).?podMetricsEndpoints.orValue([])',
    namespaces: 'dyn(object.spec).?namespaceSelector.orValue({})',
  },
  validations: [
    {
      expression: `variables.endpoints.all(endpoint, ${FILES})`,
      message:
        'bearerTokenFile and the files of tlsConfig are files of Prometheus: refer to a Secret of this namespace, by authorization.credentials or by ca, cert and keySecret',
    },
    {
      expression:
        '!variables.namespaces.?any.orValue(false) && variables.namespaces.?matchNames.orValue([]).all(name, name == request.namespace)',
      message: 'spec.namespaceSelector reaches other namespaces: leave it out',
    },
    {
      expression: `variables.endpoints.all(endpoint, endpoint.?proxyUrl.orValue('') == '' && !has(endpoint.oauth2) && endpoint.?relabelings.orValue([]).all(relabeling, ${ADDRESS}))`,
      message:
        'proxyUrl, oauth2, and relabelings of __address__, by labelmap or to a captured name, would lead Prometheus to other addresses: leave them out; authorization and basicAuth authenticate, targetLabels and podTargetLabels copy labels',
    },
  ],
};
