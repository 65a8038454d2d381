import type { ComponentSpec } from 'ringfleet';
import { database, replica } from './database';
import type { EnvironmentName } from './environments';
import { exported, globalEntry } from './global-entry';
import { observability } from './observability';
import { ofEnvironment } from './projects';
import { recovery } from './recovery';
import type { RepositoryName } from './repositories';
import { secret, STORE } from './secrets';

/** What every cluster of an environment runs. */
export const basics = [
  'external-secrets',
  'secret-store',
  'ingress-nginx',
  'cert-manager',
  'cluster-issuer',
  'kube-prometheus-stack',
  'cloudnative-pg',
  'plugin-barman-cloud',
  'velero',
  'alert-receivers',
  'watching',
  'backups',
] as const;

export type ComponentName =
  | (typeof basics)[number]
  | 'web-database'
  | 'web-database-replica'
  | 'argocd-metrics'
  | 'argo-rollouts'
  | 'exported-services'
  | 'global-entry';

/** One version everywhere. */
function everywhere<const V extends string>(version: V) {
  return { dev: version, staging: version, prod: version } as const;
}

/** Infrastructure. Its accounts reach Google Cloud by Workload Identity: there are no keys. */
export const components = {
  'external-secrets': {
    group: 'foundation',
    namespace: 'external-secrets',
    chart: { repository: 'external-secrets', name: 'external-secrets' },
    versions: everywhere('0.19.2'),
    values: { installCRDs: true },
  },
  'secret-store': {
    title: 'Google Secret Manager',
    group: 'foundation',
    dependsOn: ['external-secrets'],
    namespace: 'external-secrets',
    manifests: [],
    environments: ofEnvironment((projectID) => [
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'ClusterSecretStore',
        metadata: { name: STORE },
        spec: { provider: { gcpsm: { projectID } } },
      },
    ]),
  },
  'ingress-nginx': {
    group: 'foundation',
    namespace: 'ingress-nginx',
    podSecurity: 'baseline',
    chart: { repository: 'ingress-nginx', name: 'ingress-nginx' },
    versions: everywhere('4.12.1'),
    // The analysis of new versions asks Prometheus for its metrics.
    dependsOn: ['kube-prometheus-stack'],
    values: { controller: { metrics: { enabled: true, serviceMonitor: { enabled: true } } } },
    environments: {
      prod: {
        controller: {
          replicaCount: 3,
          // The global load balancer ends TLS, and nobody comes by another way.
          service: { type: 'ClusterIP' },
          config: { 'use-forwarded-headers': 'true' },
        },
      },
    },
  },
  'cert-manager': {
    group: 'foundation',
    namespace: 'cert-manager',
    chart: { repository: 'jetstack', name: 'cert-manager' },
    versions: everywhere('v1.16.2'),
    values: { crds: { enabled: true, keep: true } },
  },
  'cluster-issuer': {
    group: 'foundation',
    dependsOn: ['cert-manager'],
    namespace: 'cert-manager',
    manifests: [],
    // By DNS: of a host that several regions have, no request over HTTP would find the one that asks.
    environments: ofEnvironment((project) => [
      {
        apiVersion: 'cert-manager.io/v1',
        kind: 'ClusterIssuer',
        metadata: { name: 'letsencrypt' },
        spec: {
          acme: {
            server: 'https://acme-v02.api.letsencrypt.org/directory',
            email: 'platform@warehouse-network.example',
            privateKeySecretRef: { name: 'letsencrypt' },
            solvers: [{ dns01: { cloudDNS: { project } } }],
          },
        },
      },
    ]),
  },

  'kube-prometheus-stack': {
    title: 'Prometheus and Grafana',
    group: 'monitoring',
    namespace: 'monitoring',
    // node-exporter reads the node's own file systems.
    podSecurity: 'privileged',
    chart: { repository: 'prometheus-community', name: 'kube-prometheus-stack' },
    versions: everywhere('72.6.2'),
    values: {
      // Monitors and rules of every namespace, whoever brings them.
      prometheus: {
        prometheusSpec: {
          serviceMonitorSelectorNilUsesHelmValues: false,
          podMonitorSelectorNilUsesHelmValues: false,
          ruleSelectorNilUsesHelmValues: false,
        },
      },
      // Routes are for alerts of all namespaces, wherever they are written down.
      alertmanager: { alertmanagerSpec: { alertmanagerConfigMatcherStrategy: { type: 'None' } } },
      // Google runs these where nobody can scrape them.
      kubeControllerManager: { enabled: false },
      kubeEtcd: { enabled: false },
      kubeScheduler: { enabled: false },
    },
  },

  /** Whether Applications are synced and healthy. Its own chart would bring it before there is the CRD. */
  'argocd-metrics': {
    group: 'monitoring',
    dependsOn: ['kube-prometheus-stack'],
    namespace: 'argocd',
    manifests: [
      {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'ServiceMonitor',
        metadata: { name: 'argocd-metrics', namespace: 'argocd' },
        spec: {
          selector: { matchLabels: { 'app.kubernetes.io/name': 'argocd-metrics' } },
          endpoints: [{ port: 'http-metrics' }],
        },
      },
    ],
  },
  /** What opens the chat and the pager to Alertmanager. */
  'alert-receivers': {
    group: 'monitoring',
    dependsOn: ['secret-store', 'kube-prometheus-stack'],
    namespace: 'monitoring',
    podSecurity: 'privileged',
    manifests: [
      secret('alerts-chat', 'monitoring', { url: 'alerts-chat-url' }),
      secret('alerts-pager', 'monitoring', { 'routing-key': 'alerts-pager-routing-key' }),
    ],
  },
  /** The four alerts and the three dashboards, who is told, and what it all costs. */
  watching: { group: 'monitoring', dependsOn: ['alert-receivers'], observability },

  'argo-rollouts': {
    group: 'delivery',
    namespace: 'argo-rollouts',
    chart: { repository: 'argo-helm', name: 'argo-rollouts' },
    versions: everywhere('2.39.5'),
  },

  'cloudnative-pg': {
    group: 'data',
    namespace: 'cnpg-system',
    chart: { repository: 'cloudnative-pg', name: 'cloudnative-pg' },
    versions: everywhere('0.26.0'),
  },
  'plugin-barman-cloud': {
    group: 'data',
    dependsOn: ['cloudnative-pg', 'cert-manager'],
    namespace: 'cnpg-system',
    chart: { repository: 'cloudnative-pg', name: 'plugin-barman-cloud' },
    versions: everywhere('0.2.0'),
  },
  'web-database': {
    group: 'data',
    dependsOn: ['plugin-barman-cloud', 'secret-store'],
    namespace: 'databases',
    manifests: [],
    environments: { dev: database('dev'), staging: database('staging'), prod: database('prod') },
  },
  /** In the other region: what becomes the database when the first one is lost. */
  'web-database-replica': {
    group: 'data',
    dependsOn: ['plugin-barman-cloud'],
    namespace: 'databases',
    manifests: replica,
  },
  velero: {
    group: 'data',
    namespace: 'velero',
    // The node agent reads volumes of other pods.
    podSecurity: 'privileged',
    chart: { repository: 'vmware-tanzu', name: 'velero' },
    versions: everywhere('10.0.10'),
    values: {
      credentials: { useSecret: false },
      deployNodeAgent: true,
      initContainers: [
        {
          name: 'velero-plugin-for-gcp',
          image: 'velero/velero-plugin-for-gcp:v1.12.1',
          volumeMounts: [{ name: 'plugins', mountPath: '/target' }],
        },
      ],
      configuration: { features: 'EnableCSI' },
    },
  },

  /** A Schedule every night for what the platform has, beside those of tenants. */
  backups: { group: 'data', recovery },

  /** What the global load balancer finds of a cluster. */
  'exported-services': {
    group: 'foundation',
    dependsOn: ['ingress-nginx'],
    namespace: 'ingress-nginx',
    podSecurity: 'baseline',
    manifests: exported,
  },
  'global-entry': {
    title: 'Global load balancer',
    group: 'foundation',
    dependsOn: ['exported-services'],
    namespace: 'ingress-nginx',
    podSecurity: 'baseline',
    manifests: globalEntry,
  },
} as const satisfies Record<ComponentName, ComponentSpec<EnvironmentName, RepositoryName, ComponentName>>;
