import { container, podSpec, selector, template, workloadSpec } from '../attacks/sound';

type Fields = Readonly<Record<string, unknown>>;

/** An object that a release could bring. */
export interface AdmissionCase {
  readonly title: string;
  readonly object: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly metadata: Fields & {
      readonly name: string;
      readonly annotations?: Readonly<Record<string, string>>;
    };
    readonly spec: Fields;
  };
}

const of =
  (apiVersion: string, kind: string) =>
  (title: string, spec: Fields, annotations?: Readonly<Record<string, string>>): AdmissionCase => ({
    title,
    object: { apiVersion, kind, metadata: { name: 'web', ...(annotations && { annotations }) }, spec },
  });

const serviceOf = of('v1', 'Service');
const service = (title: string, spec: Fields, annotations?: Readonly<Record<string, string>>) =>
  serviceOf(title, { ports: [{ port: 80 }], selector: { app: 'web' }, ...spec }, annotations);
const ingressOf = of('networking.k8s.io/v1', 'Ingress');
const backend = { service: { name: 'web', port: { number: 80 } } };
const http = { paths: [{ path: '/', pathType: 'Prefix', backend }] };
const ingress = (title: string, spec: Fields, annotations?: Readonly<Record<string, string>>) =>
  ingressOf(title, { rules: [{ host: 'shop.example.com', http }], ...spec }, annotations);
const nginx = (key: string, value: string) => ({ [`nginx.ingress.kubernetes.io/${key}`]: value });
const annotated = (title: string, key: string, value: string) => ingress(title, {}, nginx(key, value));

const pod = (title: string, spec: Fields) => of('v1', 'Pod')(title, podSpec(spec));
const workload = (kind: string, title: string, spec: Fields) =>
  of('apps/v1', kind)(title, {
    ...workloadSpec(spec),
    ...(kind === 'StatefulSet' && { serviceName: 'web' }),
  });
const cronJob = (title: string, spec: Fields) =>
  of('batch/v1', 'CronJob')(title, {
    schedule: '0 * * * *',
    jobTemplate: { spec: { template: template({ restartPolicy: 'Never', ...spec }) } },
  });
const job = (title: string, spec: Fields) =>
  of('batch/v1', 'Job')(title, { template: template({ restartPolicy: 'Never', ...spec }) });
const image = (title: string, name: string) => pod(title, { containers: [container(name)] });

const remote = { secretKey: 'a', remoteRef: { key: 'a' } };
const externalSecretOf = of('external-secrets.io/v1', 'ExternalSecret');
const store = (title: string, secretStoreRef: Fields) =>
  externalSecretOf(title, { secretStoreRef, data: [remote] });
const own = { name: 'own', kind: 'SecretStore' };
const platforms = { name: 'platform', kind: 'ClusterSecretStore' };
const generator = (kind: string) => ({
  generatorRef: { apiVersion: 'generators.external-secrets.io/v1alpha1', kind, name: 'a' },
});

const certificate = (title: string, issuerRef: Fields, spec: Fields = { dnsNames: ['shop.example.com'] }) =>
  of('cert-manager.io/v1', 'Certificate')(title, { secretName: 'web-tls', issuerRef, ...spec });
const letsencrypt = { name: 'letsencrypt', kind: 'ClusterIssuer' };

const monitorOf = of('monitoring.coreos.com/v1', 'ServiceMonitor');
const monitor = (title: string, endpoint: Fields, spec: Fields = {}) =>
  monitorOf(title, { selector, endpoints: [{ port: 'metrics', ...endpoint }], ...spec });
const podMonitor = (title: string, spec: Fields) =>
  of('monitoring.coreos.com/v1', 'PodMonitor')(title, {
    selector,
    podMetricsEndpoints: [{ port: 'metrics' }],
    ...spec,
  });

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
    podMonitor('pods of all namespaces', { namespaceSelector: { any: true } }),
    podMonitor("pods of another tenant's namespace", { namespaceSelector: { matchNames: ['other-prod'] } }),
  ],
};

/** What is let through in that namespace. */
export const ALLOWED: readonly AdmissionCase[] = [
  service('a Service', {}),
  service('a Service that says its type', { type: 'ClusterIP' }),
  service('a headless Service', { clusterIP: 'None' }),
  service(
    "external-dns' annotation with its own host",
    {},
    { 'external-dns.alpha.kubernetes.io/hostname': 'shop.example.com' },
  ),
  service('annotations of others', {}, { 'example.com/note': 'any, thing' }),
  ingress('an Ingress', {}),
  ingress('an Ingress with TLS', { tls: [{ hosts: ['shop.example.com'], secretName: 'web-tls' }] }),
  ingress('an Ingress with TLS of the controller', { tls: [{}] }),
  ingress('the wildcard that it claims', { rules: [{ host: '*.wild.example.com', http }] }),
  annotated('an alias of its own', 'server-alias', 'shop.example.com'),
  annotated('its own Secret', 'auth-tls-secret', 'ca'),
  annotated('a path with a slash', 'rewrite-target', '/$1'),
  annotated('a URL', 'auth-url', 'https://login.example.com/check'),
  pod('a Pod', {}),
  pod("a priority of the platform's", { priorityClassName: 'tenants-high' }),
  ...['DaemonSet', 'Deployment', 'StatefulSet'].map((kind) => workload(kind, `a ${kind}`, {})),
  cronJob('a CronJob', {}),
  job('a Job', {}),
  image('an image by digest', `registry.example.com/team/web@sha256:${'0'.repeat(64)}`),
  image('an official image', 'nginx:1.27'),
  image('an official image that spells its registry', 'docker.io/library/nginx'),
  store('a store of the namespace', own),
  store('a store of the namespace, by default', { name: 'own' }),
  store("the platform's store for tenants", { name: 'shared', kind: 'ClusterSecretStore' }),
  externalSecretOf('a generator of the namespace', { dataFrom: [{ sourceRef: generator('Password') }] }),
  certificate('a certificate of the issuer for tenants', letsencrypt),
  certificate('one with a common name', letsencrypt, {
    commonName: 'shop.example.com',
    dnsNames: ['*.wild.example.com'],
  }),
  certificate(
    'any name of an Issuer of the namespace',
    { name: 'own', kind: 'Issuer' },
    { dnsNames: ['web.acme-prod.svc'] },
  ),
  certificate(
    'an Issuer by default',
    { name: 'own' },
    { dnsNames: ['web.acme-prod.svc'], uris: ['spiffe://a/b'] },
  ),
  monitor('a ServiceMonitor', {}),
  monitor('TLS by Secrets', {
    tlsConfig: { ca: { secret: { name: 'ca', key: 'ca.crt' } }, serverName: 'web' },
  }),
  monitor('its own namespace', {}, { namespaceSelector: { matchNames: ['acme-prod'] } }),
  podMonitor('a PodMonitor', {}),
];
