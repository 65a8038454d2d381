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
export const service = (title: string, spec: Fields, annotations?: Readonly<Record<string, string>>) =>
  serviceOf(title, { ports: [{ port: 80 }], selector: { app: 'web' }, ...spec }, annotations);
const ingressOf = of('networking.k8s.io/v1', 'Ingress');
export const backend = { service: { name: 'web', port: { number: 80 } } };
export const http = { paths: [{ path: '/', pathType: 'Prefix', backend }] };
export const ingress = (title: string, spec: Fields, annotations?: Readonly<Record<string, string>>) =>
  ingressOf(title, { rules: [{ host: 'shop.example.com', http }], ...spec }, annotations);
const nginx = (key: string, value: string) => ({ [`nginx.ingress.kubernetes.io/${key}`]: value });
export const annotated = (title: string, key: string, value: string) => ingress(title, {}, nginx(key, value));

export const pod = (title: string, spec: Fields) => of('v1', 'Pod')(title, podSpec(spec));
export const workload = (kind: string, title: string, spec: Fields) =>
  of('apps/v1', kind)(title, {
    ...workloadSpec(spec),
    ...(kind === 'StatefulSet' && { serviceName: 'web' }),
  });
export const cronJob = (title: string, spec: Fields) =>
  of('batch/v1', 'CronJob')(title, {
    schedule: '0 * * * *',
    jobTemplate: { spec: { template: template({ restartPolicy: 'Never', ...spec }) } },
  });
export const job = (title: string, spec: Fields) =>
  of('batch/v1', 'Job')(title, { template: template({ restartPolicy: 'Never', ...spec }) });
export const image = (title: string, name: string) => pod(title, { containers: [container(name)] });

export const remote = { secretKey: 'a', remoteRef: { key: 'a' } };
export const externalSecretOf = of('external-secrets.io/v1', 'ExternalSecret');
export const store = (title: string, secretStoreRef: Fields) =>
  externalSecretOf(title, { secretStoreRef, data: [remote] });
export const own = { name: 'own', kind: 'SecretStore' };
export const platforms = { name: 'platform', kind: 'ClusterSecretStore' };
export const generator = (kind: string) => ({
  generatorRef: { apiVersion: 'generators.external-secrets.io/v1alpha1', kind, name: 'a' },
});

export const certificate = (
  title: string,
  issuerRef: Fields,
  spec: Fields = { dnsNames: ['shop.example.com'] },
) => of('cert-manager.io/v1', 'Certificate')(title, { secretName: 'web-tls', issuerRef, ...spec });
export const letsencrypt = { name: 'letsencrypt', kind: 'ClusterIssuer' };

const monitorOf = of('monitoring.coreos.com/v1', 'ServiceMonitor');
export const monitor = (title: string, endpoint: Fields, spec: Fields = {}) =>
  monitorOf(title, { selector, endpoints: [{ port: 'metrics', ...endpoint }], ...spec });
export const podMonitor = (title: string, spec: Fields) =>
  of('monitoring.coreos.com/v1', 'PodMonitor')(title, {
    selector,
    podMetricsEndpoints: [{ port: 'metrics' }],
    ...spec,
  });
