import type { KubernetesObject } from '../authored/component/object';
import { secondsOf } from '../authored/duration';
import type { BackupPace, DatabasesSpec } from '../authored/operations/recovery';
import type { Values } from '../authored/values';
import type { Labels } from '../plan/labels';
import type { ReleasePlan, TenantPlan } from '../plan/tenant';

/** The plugin by which CloudNativePG archives and backs up. Source: Barman Cloud Plugin, "Usage". */
export const BARMAN = 'barman-cloud.cloudnative-pg.io';

/** A database of a release. */
export interface Database {
  /** Name of the CloudNativePG Cluster, and of what backs it up. */
  readonly name: string;
  readonly namespace: string;
  readonly release: ReleasePlan;
}

/** The databases of a tenant, by release. */
export function databasesOf({ releases }: TenantPlan): Database[] {
  return releases.flatMap((release) =>
    (release.product.spec.databases ?? []).map((given) => {
      const name = given.replaceAll('{release}', release.releaseName);
      return { name, namespace: release.namespace.name, release };
    }),
  );
}

/** What an ObjectStore of a database has under `configuration`: no two databases of a fleet share a folder. */
export function storeConfiguration(
  { destinationPath, configuration }: Pick<DatabasesSpec, 'destinationPath' | 'configuration'>,
  { cluster, name: tenant }: TenantPlan,
  { name }: Database,
): Values {
  const folder = `${destinationPath.replace(/\/+$/, '')}/${cluster.name}/${tenant}/${name}`;
  return { ...configuration, destinationPath: folder };
}

/**
 * Where the database's backups and its archive of WAL go, by which it can be put to any point in time that is kept; and
 * when base backups are made.
 */
export function databaseBackups(
  spec: DatabasesSpec,
  tenant: TenantPlan,
  database: Database,
  pace: BackupPace,
  annotations: Labels,
): KubernetesObject[] {
  const { name, namespace } = database;
  const metadata = { name, namespace, ...(Object.keys(annotations).length > 0 && { annotations }) };
  return [
    {
      apiVersion: 'barmancloud.cnpg.io/v1',
      kind: 'ObjectStore',
      metadata,
      spec: {
        retentionPolicy: `${Math.ceil(secondsOf(pace.keep) / 86_400)}d`,
        configuration: storeConfiguration(spec, tenant, database),
      },
    },
    {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'ScheduledBackup',
      metadata,
      spec: {
        // CloudNativePG's cron begins with seconds.
        schedule: `0 ${pace.schedule}`,
        // Until the first base backup there is nothing to restore.
        immediate: true,
        backupOwnerReference: 'none',
        cluster: { name },
        method: 'plugin',
        pluginConfiguration: { name: BARMAN },
      },
    },
  ];
}
