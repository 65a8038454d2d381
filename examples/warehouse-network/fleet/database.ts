import type { KubernetesObject } from 'ringfleet';
import type { EnvironmentName } from './environments';
import { projects } from './projects';
import { secret } from './secrets';

const BARMAN = 'barman-cloud.cloudnative-pg.io';
const NAME = 'web';
const REPLICA = 'web-replica';
const namespace = 'databases';

/** Where production's database answers to its other region. */
export const ADDRESS = '10.30.8.20';

/** How many servers there are, and how far back they can be put. */
const sizes = {
  dev: { instances: 1, keep: '7d' },
  staging: { instances: 2, keep: '7d' },
  prod: { instances: 3, keep: '30d' },
} as const satisfies Record<EnvironmentName, object>;

/** The plugin that writes the log of a server to the bucket, under its name, and reads it there. */
function barman(serverName: string) {
  return { name: BARMAN, parameters: { barmanObjectName: NAME, serverName } } as const;
}

/** Whose database it is: what the frontend is told, in its address, too. */
const owner = secret('web-owner', namespace, {
  username: 'web-database-username',
  password: 'web-database-password',
});

/** Where backups go: a bucket in two regions. */
function objectStore(environment: EnvironmentName): KubernetesObject {
  return {
    apiVersion: 'barmancloud.cnpg.io/v1',
    kind: 'ObjectStore',
    metadata: { name: NAME, namespace },
    spec: {
      retentionPolicy: sizes[environment].keep,
      configuration: {
        destinationPath: `gs://${projects[environment]}-databases/`,
        googleCredentials: { gkeEnvironment: true },
        wal: { compression: 'gzip' },
      },
    },
  };
}

/**
 * The database of the frontend. Its log goes to the bucket as it is written, and every night a whole backup: between the first one that
 * is kept and now it can be put to any point in time.
 */
export function database(environment: EnvironmentName): readonly KubernetesObject[] {
  return [
    objectStore(environment),
    owner,
    {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: { name: NAME, namespace },
      spec: {
        instances: sizes[environment].instances,
        storage: { size: '20Gi' },
        bootstrap: { initdb: { database: NAME, owner: NAME, secret: { name: owner.metadata.name } } },
        plugins: [{ ...barman(NAME), isWALArchiver: true }],
        ...(environment === 'prod' && { managed: { services: { additional: [toTheOtherRegion] } } }),
      },
    },
    {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'ScheduledBackup',
      metadata: { name: NAME, namespace },
      spec: {
        // Its cron begins with seconds.
        schedule: '0 0 2 * * *',
        immediate: true,
        backupOwnerReference: 'none',
        cluster: { name: NAME },
        method: 'plugin',
        pluginConfiguration: { name: BARMAN },
      },
    },
  ];
}

/** An internal load balancer that leads to the server that writes. Source: GKE, "Create an internal load balancer". */
const toTheOtherRegion = {
  selectorType: 'rw',
  serviceTemplate: {
    metadata: {
      name: 'web-rw-global',
      annotations: {
        'networking.gke.io/load-balancer-type': 'Internal',
        'networking.gke.io/internal-load-balancer-allow-global-access': 'true',
      },
    },
    spec: { type: 'LoadBalancer', loadBalancerIP: ADDRESS },
  },
};

/** A copy that follows by what is in the bucket, and takes over when somebody says so. Source: CloudNativePG, "Replica clusters". */
export const replica: readonly KubernetesObject[] = [
  objectStore('prod'),
  {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: { name: REPLICA, namespace },
    spec: {
      instances: sizes.prod.instances,
      storage: { size: '20Gi' },
      plugins: [{ ...barman(REPLICA), isWALArchiver: true }],
      bootstrap: { recovery: { source: NAME } },
      replica: { enabled: true, source: NAME },
      externalClusters: [{ name: NAME, plugin: barman(NAME) }],
    },
  },
];
