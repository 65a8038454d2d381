import { app } from './app';
import type { Component, Names } from './groups';
import { STORAGE_CLASS } from './storage';

/** The namespace: its agents look into the nodes. */
const here = { namespace: 'observability', podSecurity: 'privileged' } as const;

/** Metrics, logs, and who is told. */
export const observability = {
  'prometheus-operator-crds': {
    ...here,
    // Where they are made, at the version of the operator that kube-prometheus-stack brings.
    kustomize: { repository: 'prometheus-operator', path: 'example/prometheus-operator-crd' },
    versions: { home: 'v0.83.0' },
    // With the CRDs everything that is monitored would go.
    flux: { kustomization: { deletionPolicy: 'Orphan' } },
  },
  'kube-prometheus-stack': {
    dependsOn: ['external-secrets-secret-store'],
    ...here,
    chart: { repository: 'prometheus-community', name: 'kube-prometheus-stack' },
    versions: { home: '74.2.1' },
    values: {
      crds: { enabled: false },
      grafana: { enabled: false, forceDeployDashboards: true },
      alertmanager: {
        alertmanagerSpec: { useExistingSecret: true, configSecret: 'alertmanager' },
      },
      prometheus: {
        prometheusSpec: {
          retention: '14d',
          podMonitorSelectorNilUsesHelmValues: false,
          ruleSelectorNilUsesHelmValues: false,
          serviceMonitorSelectorNilUsesHelmValues: false,
          storageSpec: {
            volumeClaimTemplate: {
              spec: { storageClassName: STORAGE_CLASS, resources: { requests: { storage: '50Gi' } } },
            },
          },
        },
      },
    },
  },
  loki: {
    dependsOn: ['external-secrets-secret-store'],
    ...here,
    chart: { repository: 'grafana', name: 'loki' },
    versions: { home: '6.24.0' },
    values: {
      deploymentMode: 'SingleBinary',
      loki: {
        auth_enabled: false,
        commonConfig: { replication_factor: 1 },
        storage: {
          type: 's3',
          bucketNames: { chunks: 'loki', ruler: 'loki', admin: 'loki' },
          s3: {
            endpoint: 'https://s3.example.com',
            s3ForcePathStyle: true,
            // Loki's own variables, from the Secret: for Flux the dollar is written twice.
            accessKeyId: '$${S3_ACCESS_KEY_ID}',
            secretAccessKey: '$${S3_SECRET_ACCESS_KEY}',
          },
        },
        schemaConfig: {
          configs: [
            {
              from: '2024-04-01',
              store: 'tsdb',
              object_store: 's3',
              schema: 'v13',
              index: { prefix: 'loki_index_', period: '24h' },
            },
          ],
        },
      },
      singleBinary: {
        replicas: 1,
        extraArgs: ['-config.expand-env=true'],
        extraEnvFrom: [{ secretRef: { name: '${APP}' } }],
        persistence: { enabled: true, storageClass: STORAGE_CLASS, size: '20Gi' },
      },
      read: { replicas: 0 },
      write: { replicas: 0 },
      backend: { replicas: 0 },
      chunksCache: { enabled: false },
      resultsCache: { enabled: false },
    },
  },
  vector: {
    dependsOn: ['external-secrets-secret-store'],
    ...here,
    chart: { repository: 'vector', name: 'vector' },
    versions: { home: '0.43.0' },
    values: {
      role: 'Agent',
      envFrom: [{ secretRef: { name: '${APP}' } }],
      customConfig: {
        data_dir: '/vector-data-dir',
        sources: { kubernetes: { type: 'kubernetes_logs' } },
        sinks: {
          loki: {
            type: 'loki',
            inputs: ['kubernetes'],
            endpoint: 'http://loki.${NAMESPACE}.svc:3100',
            encoding: { codec: 'json' },
            labels: { agent: 'vector' },
          },
        },
      },
    },
  },
  gatus: {
    dependsOn: ['cloudnative-pg-cluster', 'external-secrets-secret-store'],
    ...here,
    ...app({
      image: { repository: 'ghcr.io/twin/gatus', tag: 'v5.33.1' },
      port: 8080,
      secret: 'gatus',
      ingress: 'external',
      file: {
        path: '/config/config.yaml',
        text: [
          'storage:',
          '  type: postgres',
          '  path: $${POSTGRES_URL}',
          'endpoints:',
          '  - name: plex',
          '    url: https://plex.example.com/identity',
          '    interval: 1m',
          '    conditions: ["[STATUS] == 200"]',
          '',
        ].join('\n'),
      },
    }),
  },
  grafana: {
    dependsOn: ['cloudnative-pg-cluster', 'external-secrets-secret-store'],
    ...here,
    chart: { repository: 'grafana', name: 'grafana' },
    versions: { home: '9.2.10' },
    values: {
      admin: { existingSecret: '${APP}' },
      // GF_DATABASE_PASSWORD among others.
      envFromSecret: '${APP}',
      'grafana.ini': {
        server: { root_url: 'https://${APP}.example.com' },
        database: {
          type: 'postgres',
          host: 'postgres-rw.database.svc:5432',
          name: 'grafana',
          user: 'grafana',
        },
      },
      datasources: {
        'datasources.yaml': {
          apiVersion: 1,
          datasources: [
            {
              name: 'Prometheus',
              type: 'prometheus',
              url: 'http://prometheus-operated.${NAMESPACE}.svc:9090',
              isDefault: true,
            },
            { name: 'Loki', type: 'loki', url: 'http://loki.${NAMESPACE}.svc:3100' },
          ],
        },
      },
      ingress: { enabled: true, ingressClassName: 'internal', hosts: ['${APP}.example.com'] },
    },
  },
} as const satisfies Record<Names['observability'], Component>;
