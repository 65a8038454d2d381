import type { Component, Names } from './groups';
import { STORAGE_CLASS } from './storage';

/** PostgreSQL and Redis, each with the operator that runs it. */
export const database = {
  'cloudnative-pg': {
    dependsOn: ['external-secrets-secret-store'],
    namespace: 'database',
    podSecurity: 'baseline',
    chart: { repository: 'cloudnative-pg', name: 'cloudnative-pg' },
    versions: { home: '0.24.0' },
    values: { crds: { create: true } },
  },
  'cloudnative-pg-cluster': {
    dependsOn: ['cloudnative-pg'],
    namespace: 'database',
    podSecurity: 'baseline',
    manifests: [
      {
        apiVersion: 'postgresql.cnpg.io/v1',
        kind: 'Cluster',
        metadata: { name: 'postgres' },
        spec: {
          instances: 3,
          imageName: 'ghcr.io/cloudnative-pg/postgresql:17.5',
          enableSuperuserAccess: true,
          superuserSecret: { name: 'cloudnative-pg' },
          storage: { size: '20Gi', storageClass: STORAGE_CLASS },
          resources: { requests: { cpu: '500m', memory: '2Gi' }, limits: { memory: '4Gi' } },
        },
      },
    ],
  },
  dragonfly: {
    dependsOn: ['external-secrets-secret-store'],
    namespace: 'database',
    podSecurity: 'baseline',
    chart: { repository: 'dragonfly', name: 'dragonfly-operator' },
    versions: { home: 'v1.2.1' },
    values: { fullnameOverride: '${APP}-operator' },
  },
  'dragonfly-cluster': {
    dependsOn: ['dragonfly'],
    namespace: 'database',
    podSecurity: 'baseline',
    manifests: [
      {
        apiVersion: 'dragonflydb.io/v1alpha1',
        kind: 'Dragonfly',
        metadata: { name: 'dragonfly' },
        spec: {
          replicas: 3,
          args: ['--proactor_threads=2', '--maxmemory=1gb'],
          authentication: { passwordFromSecret: { name: 'dragonfly', key: 'password' } },
          resources: { requests: { cpu: '100m', memory: '1Gi' }, limits: { memory: '2Gi' } },
        },
      },
    ],
    flux: {
      kustomization: {
        // It has a phase and no conditions, which Flux would take for ready at once.
        healthCheckExprs: [
          { apiVersion: 'dragonflydb.io/v1alpha1', kind: 'Dragonfly', current: "status.phase == 'ready'" },
        ],
      },
    },
  },
} as const satisfies Record<Names['database'], Component>;
