import { ALLOWED } from '../support/admission-cases';
import type { Brought, HonestChart } from './attack';
import { asWorkload } from './cases';
import { container, podSpec, selector, template, workloadSpec } from './sound';

type Fields = Readonly<Record<string, unknown>>;

const of = (
  apiVersion: string,
  kind: string,
  fields: Fields,
  annotations?: Record<string, string>,
): Brought => ({
  apiVersion,
  kind,
  metadata: { name: 'web', ...(annotations && { annotations }) },
  ...fields,
});

const configuration = of('v1', 'ConfigMap', { data: { 'web.conf': 'listen 8080' } });
const secret = of('v1', 'Secret', { stringData: { password: 'made up' } });
const account = of('v1', 'ServiceAccount', { automountServiceAccountToken: false });
const claim = of('v1', 'PersistentVolumeClaim', {
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
});
const budget = of('policy/v1', 'PodDisruptionBudget', { spec: { maxUnavailable: 1, selector } });
const service = of('v1', 'Service', {
  spec: { ports: [{ name: 'http', port: 80, targetPort: 8080 }], selector: { app: 'web' } },
});
const ports = [
  { name: 'http', containerPort: 8080 },
  { name: 'metrics', containerPort: 9090 },
];
const resources = {
  requests: { cpu: '10m', memory: '16Mi' },
  limits: { cpu: '50m', memory: '64Mi' },
};
const deployment = of('apps/v1', 'Deployment', {
  spec: {
    replicas: 1,
    ...workloadSpec({ serviceAccountName: 'web', containers: [container(undefined, { ports, resources })] }),
  },
});
const autoscaler = of('autoscaling/v2', 'HorizontalPodAutoscaler', {
  spec: {
    minReplicas: 1,
    maxReplicas: 2,
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    metrics: [
      {
        type: 'Resource',
        resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
      },
    ],
  },
});
const ingress = of(
  'networking.k8s.io/v1',
  'Ingress',
  {
    spec: {
      ingressClassName: 'nginx',
      tls: [{ hosts: ['shop.example.com'], secretName: 'web' }],
      rules: [
        {
          host: 'shop.example.com',
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: { service: { name: 'web', port: { name: 'http' } } },
              },
            ],
          },
        },
      ],
    },
  },
  { 'nginx.ingress.kubernetes.io/proxy-body-size': '8m' },
);
const nightly = of('batch/v1', 'CronJob', {
  spec: {
    schedule: '0 2 * * *',
    jobTemplate: { spec: { template: template({ restartPolicy: 'Never' }) } },
  },
});
const fetched = of('external-secrets.io/v1', 'ExternalSecret', {
  spec: {
    secretStoreRef: { name: 'shared', kind: 'ClusterSecretStore' },
    data: [{ secretKey: 'password', remoteRef: { key: 'web' } }],
  },
});
const monitor = of('monitoring.coreos.com/v1', 'ServiceMonitor', {
  spec: { selector, endpoints: [{ port: 'metrics' }] },
});
const certificate = of('cert-manager.io/v1', 'Certificate', {
  spec: {
    secretName: 'web',
    dnsNames: ['shop.example.com'],
    issuerRef: { name: 'letsencrypt', kind: 'ClusterIssuer' },
  },
});
const database = of('apps/v1', 'StatefulSet', {
  spec: {
    serviceName: 'web',
    selector,
    template: {
      metadata: { labels: { app: 'web' } },
      spec: podSpec({
        containers: [container(undefined, { volumeMounts: [{ name: 'data', mountPath: '/data' }] })],
      }),
    },
    volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claim['spec'] }],
  },
});

/** Charts as products have them: several kinds, of which each needs another. */
const WHOLE: readonly HonestChart[] = [
  { name: 'a shop', objects: [account, configuration, deployment, service, ingress, autoscaler, budget] },
  { name: 'a shop that is monitored', objects: [account, deployment, service, monitor] },
  { name: 'a shop with a certificate of its own', objects: [certificate, service, ingress] },
  { name: 'a job of every night with a fetched Secret', objects: [fetched, nightly] },
  {
    name: 'a database',
    objects: [
      secret,
      { ...service, spec: { clusterIP: 'None', ports: [{ port: 5432 }], selector: { app: 'web' } } },
      database,
    ],
  },
  { name: 'configuration alone', objects: [configuration, secret] },
  { name: 'a volume that outlives pods', objects: [claim] },
];

/** What every guard lets through. */
export const HONEST: readonly HonestChart[] = [
  ...WHOLE,
  ...ALLOWED.map(({ title, object }) => ({ name: title, objects: [asWorkload(object)] })),
];
