import type { Component, Names } from './groups';

/** The class that volumes are of unless they say otherwise. */
export const STORAGE_CLASS = 'ceph-block';

/** Disks and their copies. */
export const storage = {
  'rook-ceph': {
    dependsOn: ['external-secrets-secret-store'],
    namespace: 'rook-ceph',
    // It mounts devices of the nodes.
    podSecurity: 'privileged',
    chart: { repository: 'rook', name: 'rook-ceph' },
    versions: { home: 'v1.17.4' },
    values: { crds: { enabled: true }, csi: { enableCephfsDriver: false } },
  },
  'rook-ceph-cluster': {
    dependsOn: ['rook-ceph'],
    namespace: 'rook-ceph',
    podSecurity: 'privileged',
    chart: { repository: 'rook', name: 'rook-ceph-cluster' },
    versions: { home: 'v1.17.4' },
    values: {
      operatorNamespace: '${NAMESPACE}',
      cephClusterSpec: {
        mon: { count: 3, allowMultiplePerNode: false },
        dashboard: { enabled: true, ssl: false },
        storage: { useAllNodes: true, useAllDevices: false, deviceFilter: '^nvme1' },
      },
      cephBlockPools: [
        {
          name: 'ceph-blockpool',
          spec: { failureDomain: 'host', replicated: { size: 3 } },
          storageClass: {
            enabled: true,
            name: STORAGE_CLASS,
            isDefault: true,
            reclaimPolicy: 'Delete',
            allowVolumeExpansion: true,
            volumeBindingMode: 'Immediate',
            parameters: {
              imageFormat: '2',
              imageFeatures: 'layering',
              'csi.storage.k8s.io/fstype': 'ext4',
              ...credentials('provisioner', 'provisioner'),
              ...credentials('controller-expand', 'provisioner'),
              ...credentials('node-stage', 'node'),
            },
          },
        },
      ],
      cephFileSystems: [],
      cephObjectStores: [],
    },
    flux: {
      kustomization: {
        // It is ready when Ceph is, which Helm knows nothing of.
        timeout: '30m',
        wait: false,
        healthChecks: [
          {
            apiVersion: 'helm.toolkit.fluxcd.io/v2',
            kind: 'HelmRelease',
            name: 'rook-ceph-cluster',
            namespace: 'rook-ceph',
          },
          { apiVersion: 'ceph.rook.io/v1', kind: 'CephCluster', name: 'rook-ceph', namespace: 'rook-ceph' },
        ],
        healthCheckExprs: [
          {
            apiVersion: 'ceph.rook.io/v1',
            kind: 'CephCluster',
            current: "status.ceph.health in ['HEALTH_OK', 'HEALTH_WARN']",
            failed: "status.ceph.health == 'HEALTH_ERR'",
          },
        ],
      },
    },
  },
  volsync: {
    namespace: 'storage',
    podSecurity: 'baseline',
    chart: { repository: 'backube', name: 'volsync' },
    versions: { home: '0.14.0' },
    values: { manageCRDs: true, fullnameOverride: '${APP}' },
  },
  'snapshot-controller': {
    namespace: 'storage',
    podSecurity: 'baseline',
    chart: { repository: 'piraeus', name: 'snapshot-controller' },
    versions: { home: '4.1.0' },
    values: { controller: { replicaCount: 2 } },
  },
} as const satisfies Record<Names['storage'], Component>;

/** The Secret by which a step of the CSI driver reaches Ceph; Rook makes it. */
function credentials(step: string, user: string) {
  return {
    [`csi.storage.k8s.io/${step}-secret-name`]: `rook-csi-rbd-${user}`,
    [`csi.storage.k8s.io/${step}-secret-namespace`]: '${NAMESPACE}',
  };
}
