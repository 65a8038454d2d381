import type { KubernetesObject } from 'ringfleet';
import type { EnvironmentName } from './environments';
import { projects } from './projects';

const BARMAN = 'barman-cloud.cloudnative-pg.io';
const NAME = 'web';
const namespace = 'databases';

/** How many servers there are, and how far back they can be put. */
const sizes = {
  dev: { instances: 1, keep: '7d' },
  staging: { instances: 2, keep: '7d' },
  prod: { instances: 3, keep: '30d' },
} as const satisfies Record<EnvironmentName, object>;

/**
 * The database of the frontend. Its write-ahead log goes to the bucket as it is written, and every night a whole backup: between the
 * first one that is kept and now it can be put to any point in time.
 */
export function database(environment: EnvironmentName): readonly KubernetesObject[] {
  const { instances, keep } = sizes[environment];
  return [
    {
      apiVersion: 'barmancloud.cnpg.io/v1',
      kind: 'ObjectStore',
      metadata: { name: NAME, namespace },
      spec: {
        retentionPolicy: keep,
        configuration: {
          destinationPath: `gs://${projects[environment]}-databases/`,
          googleCredentials: { gkeEnvironment: true },
          wal: { compression: 'gzip' },
        },
      },
    },
    {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: { name: NAME, namespace },
      spec: {
        instances,
        storage: { size: '20Gi' },
        plugins: [{ name: BARMAN, isWALArchiver: true, parameters: { barmanObjectName: NAME } }],
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
