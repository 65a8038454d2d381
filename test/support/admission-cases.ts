import { container } from '../attacks/sound';
import {
  annotated,
  backend,
  certificate,
  cronJob,
  externalSecretOf,
  generator,
  http,
  image,
  ingress,
  job,
  letsencrypt,
  monitor,
  own,
  platforms,
  pod,
  podMonitor,
  remote,
  service,
  store,
  workload,
  type AdmissionCase,
} from './admission-objects';

export { ALLOWED } from './admission-allowed';
export type { AdmissionCase } from './admission-objects';

/**
 * What is refused in a namespace whose releases claim `shop.example.com` and `*.wild.example.com`, where images may be from
 * `registry.example.com/team` and `docker.io/library`, and the store `shared` and the issuer `letsencrypt` are for tenants; by policy.
 */
export const REFUSED: Readonly<Record<string, readonly AdmissionCase[]>> = {
  'tenant-services': [
    service('external IPs', { externalIPs: ['203.0.113.7'] }),
    service('an ExternalName', { type: 'ExternalName', externalName: 'web.other-prod.svc.cluster.local' }),
    service(
      "another tenant's host for external-dns",
      {},
      { 'external-dns.alpha.kubernetes.io/hostname': 'bank.example.com' },
    ),
  ],
  'tenant-ingresses': [
    ingress("another tenant's host", { rules: [{ host: 'bank.example.com', http }] }),
    ingress('a host of its own and one of others', {
      rules: [
        { host: 'shop.example.com', http },
        { host: 'bank.example.com', http },
      ],
    }),
    ingress('a rule without host', { rules: [{ http }] }),
    ingress('a wildcard over its host', { rules: [{ host: '*.example.com', http }] }),
    ingress('a host below its wildcard, which another tenant may claim', {
      rules: [{ host: 'a.wild.example.com', http }],
    }),
    ingress('a default backend', { defaultBackend: backend }),
    ingress('a default backend alone', { rules: undefined, defaultBackend: backend }),
    ingress("TLS for another tenant's host", { tls: [{ hosts: ['bank.example.com'], secretName: 'a' }] }),
    annotated('an alias of others', 'server-alias', 'shop.example.com, bank.example.com'),
    annotated('an alias by an expression', 'server-alias', '~^.*$'),
    annotated("another namespace's client certificates", 'auth-tls-secret', 'other-prod/ca'),
    annotated("another namespace's passwords", 'auth-secret', 'other-prod/passwords'),
    annotated("another namespace's certificate", 'proxy-ssl-secret', 'other-prod/tls'),
    annotated("another namespace's headers", 'auth-proxy-set-headers', 'other-prod/headers'),
    annotated("another namespace's parameters", 'fastcgi-params-configmap', 'other-prod/parameters'),
    annotated("another namespace's custom headers", 'custom-headers', 'other-prod/headers'),
    annotated('configuration of a server', 'server-snippet', 'return 200;'),
    annotated('configuration of a location', 'configuration-snippet', 'return 200;'),
    annotated('configuration of authentication', 'auth-snippet', 'return 200;'),
    annotated('configuration of a server, of another controller', 'server-snippets', 'return 200;'),
    ...[
      'http://web.other-prod.svc.cluster.local/',
      'http://web.other-prod.svc:8080/',
      'http://web.other-prod.svc.cluster.corp/',
      'http://web.other-prod/',
      'http://web-0.web.other-prod/',
      'http://web-0.web.default/',
      'http://web/',
      'http://169.254.169.254/latest/meta-data',
      'http://[::1]/',
      'http://0x7f.0.0.1/',
      'http://www.example.com@10.0.0.7/',
      'http://$http_target/',
      'https://www.example.com$http_target/',
      'https://www.example.com/; } location /a { return 200',
      'http://other.acme-prod.svc.evil.example/',
      'http://web.other-prod.internal.local./',
    ].map((url) => annotated(`authentication by ${url}`, 'auth-url', url)),
    annotated(
      "a mirror to another tenant's Service",
      'mirror-target',
      'http://web.other-prod.svc$request_uri',
    ),
    ingress(
      "external-dns' annotation with another tenant's host",
      {},
      { 'external-dns.alpha.kubernetes.io/hostname': 'bank.example.com' },
    ),
  ],
  'tenant-pods': [
    ...['system-cluster-critical', 'system-node-critical'].map((priorityClassName) =>
      pod(`a pod of ${priorityClassName}`, { priorityClassName }),
    ),
    ...['DaemonSet', 'Deployment', 'StatefulSet'].map((kind) =>
      workload(kind, `a ${kind} of a system's priority`, { priorityClassName: 'system-node-critical' }),
    ),
    cronJob("a CronJob of a system's priority", { priorityClassName: 'system-node-critical' }),
    job("a Job of a system's priority", { priorityClassName: 'system-node-critical' }),
    workload('Deployment', 'a node of its choice', { nodeName: 'control-plane' }),
    workload('DaemonSet', 'a toleration of every taint', { tolerations: [{ operator: 'Exists' }] }),
    workload('Deployment', 'a toleration of the control plane', {
      tolerations: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists' }],
    }),
    cronJob('a CronJob of a node of its choice', { nodeName: 'control-plane' }),
    image('an image of another registry', 'quay.io/evil/miner:1'),
    image("an image of another team's path", 'registry.example.com/teams/web:1'),
    image('an image of a registry whose name begins as ours', 'registry.example.com.evil.example/team/web:1'),
    image('an image of Docker Hub', 'evil/miner'),
    image('an image that spells Docker Hub', 'docker.io/evil/miner'),
    image('an image of a port of ours', 'registry.example.com:5000/team/web:1'),
    image('an image of a registry in capitals', 'EVIL/library'),
    image('an image of the node', 'localhost/library/web'),
    pod('an image of an init container', {
      initContainers: [container('quay.io/evil/miner', { name: 'a' })],
    }),
    workload('Deployment', 'an image of a Deployment', {
      containers: [container('quay.io/evil/miner')],
    }),
    cronJob('an image of a CronJob', { containers: [container('quay.io/evil/miner')] }),
    pod('an image as a volume', { volumes: [{ name: 'a', image: { reference: 'quay.io/evil/data' } }] }),
  ],
  'tenant-external-secrets': [
    store("the platform's store", platforms),
    store("a store of the platform's kind that is named as one of ours", {
      name: 'own',
      kind: 'ClusterSecretStore',
    }),
    externalSecretOf("the platform's store in an entry", {
      secretStoreRef: own,
      data: [{ ...remote, sourceRef: { storeRef: platforms } }],
    }),
    externalSecretOf("the platform's store in dataFrom, and no other", {
      dataFrom: [{ extract: { key: 'a' }, sourceRef: { storeRef: platforms } }],
    }),
    externalSecretOf('a generator of the cluster', {
      dataFrom: [{ sourceRef: generator('ClusterGenerator') }],
    }),
    externalSecretOf('a RoleBinding in place of a Secret', {
      secretStoreRef: own,
      data: [remote],
      target: { manifest: { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding' } },
    }),
  ],
  'tenant-certificates': [
    certificate("an issuer of the platform's", { name: 'internal-ca', kind: 'ClusterIssuer' }),
    certificate("another controller's issuer", {
      name: 'a',
      kind: 'AWSPCAClusterIssuer',
      group: 'awspca.cert-manager.io',
    }),
    certificate("another controller's issuer that is called Issuer", {
      name: 'a',
      kind: 'Issuer',
      group: 'evil.example',
    }),
    certificate("another tenant's host", letsencrypt, { dnsNames: ['shop.example.com', 'bank.example.com'] }),
    certificate("another tenant's host as common name", letsencrypt, { commonName: 'bank.example.com' }),
    certificate('a subject that says it all', letsencrypt, { literalSubject: 'CN=bank.example.com' }),
    certificate('an address', letsencrypt, { dnsNames: ['shop.example.com'], ipAddresses: ['10.0.0.1'] }),
    certificate('a URI', letsencrypt, { uris: ['spiffe://cluster.local/ns/other-prod/sa/web'] }),
  ],
  'tenant-monitors': [
    monitor("Prometheus' own token", {
      bearerTokenFile: '/var/run/secrets/kubernetes.io/serviceaccount/token',
    }),
    ...['caFile', 'certFile', 'keyFile'].map((field) =>
      monitor(`a file of Prometheus as ${field}`, { tlsConfig: { [field]: '/etc/prometheus/a' } }),
    ),
    monitor('all namespaces', {}, { namespaceSelector: { any: true } }),
    monitor(
      "another tenant's namespace",
      {},
      { namespaceSelector: { matchNames: ['acme-prod', 'other-prod'] } },
    ),
    monitor('another target by a proxy', { proxyUrl: 'http://web.other-prod.svc' }),
    monitor("a token from another tenant's Service", {
      oauth2: {
        clientId: { secret: { name: 'a', key: 'a' } },
        clientSecret: { name: 'a', key: 'a' },
        tokenUrl: 'http://web.other-prod.svc/',
      },
    }),
    monitor('another target by relabeling', {
      relabelings: [{ targetLabel: '__address__', replacement: 'web.other-prod.svc:80' }],
    }),
    monitor('another target by a captured name', {
      relabelings: [{ sourceLabels: ['a'], targetLabel: '${1}', replacement: '10.0.0.7:80' }],
    }),
    monitor('another target by labels of pods', {
      relabelings: [{ action: 'LabelMap', regex: '__meta_kubernetes_pod_label_x(.+)' }],
    }),
    podMonitor('pods at another address', {
      podMetricsEndpoints: [
        { port: 'metrics', relabelings: [{ targetLabel: '__address__', replacement: '169.254.169.254:80' }] },
      ],
    }),
    podMonitor('pods of all namespaces', { namespaceSelector: { any: true } }),
    podMonitor("pods of another tenant's namespace", { namespaceSelector: { matchNames: ['other-prod'] } }),
  ],
};
