import type { ClusterSpec } from 'ringfleet';
import { basics, type ComponentName } from './components';
import type { EnvironmentName } from './environments';
import { projects } from './projects';
import { HOME, type Region } from './regions';
import { STORE } from './secrets';

/** What all clusters have in common. */
const standard = {
  engine: 'argocd',
  kubernetes: '1.31',
  nodeLocalDns: '169.254.20.10',
  ingressNamespace: 'ingress-nginx',
  monitoringNamespace: 'monitoring',
} as const;

/** One for all regions: graphs then show them as one. */
const titles = { dev: 'Dev Cluster', staging: 'Staging Cluster', prod: 'Prod Cluster' } as const;

/** A cluster of an environment in a region, by the address of its API server. Argo CD gets in by what Google Secret Manager has. */
function regional<const E extends EnvironmentName, const R extends Region>(
  environment: E,
  region: R,
  address: string,
) {
  return {
    ...standard,
    title: titles[environment],
    managedBy: 'gitops',
    environment,
    region,
    apiServer: { cidrs: [`${address}/32`] },
    components: [...basics, 'web-database'],
    componentValues: {
      velero: { configuration: backupsIn(projects[environment], `${environment}-${region}`) },
    },
    connection: {
      server: `https://${address}`,
      labels: { region },
      credentials: {
        store: { name: STORE },
        keys: { config: { key: `argocd-cluster-${environment}-${region}` } },
      },
    },
  } as const;
}

/** A bucket in two regions, so that what one loses the other has. Each cluster writes to a folder of its own. */
function backupsIn<const P extends string, const C extends string>(project: P, cluster: C) {
  return {
    backupStorageLocation: [
      { name: 'default', provider: 'gcp', bucket: `${project}-velero`, prefix: cluster },
    ],
    volumeSnapshotLocation: [{ name: 'default', provider: 'gcp' }],
  } as const;
}

/** One Argo CD on a cluster of its own, and a cluster for each environment and region. */
export const clusters = {
  gitops: {
    ...standard,
    environment: 'prod',
    hosts: [],
    apiServer: { cidrs: ['10.0.0.2/32'] },
    roots: { root: 'app-of-apps' },
    onRootDelete: 'cascade',
    impersonation: true,
    selfManaged: {
      repository: 'argo-helm',
      version: '9.4.18',
      values: { controller: { metrics: { enabled: true } } },
    },
    components: [
      'external-secrets',
      'secret-store',
      'kube-prometheus-stack',
      'argocd-metrics',
      'alert-receivers',
      'watching',
    ],
  },
  'dev-europe-west1': {
    ...regional('dev', HOME, '10.10.0.2'),
    components: [...basics, 'web-database', 'argo-rollouts'],
  },
  'staging-europe-west1': regional('staging', HOME, '10.20.0.2'),
  // Its objects of the Gateway API configure the global load balancer for both regions.
  'prod-europe-west1': {
    ...regional('prod', HOME, '10.30.0.2'),
    components: [...basics, 'web-database', 'argo-rollouts', 'exported-services', 'global-entry'],
  },
  'prod-us-central1': {
    ...regional('prod', 'us-central1', '10.31.0.2'),
    components: [...basics, 'web-database-replica', 'argo-rollouts', 'exported-services'],
  },
} as const satisfies Record<string, ClusterSpec<EnvironmentName, ComponentName>>;
