import type { BackupPace, DatabasesSpec, SecondBackups } from '../../authored/operations/recovery';

/** What of a cluster is backed up, with every default resolved. */
export interface RecoveryPlan {
  /** Name of the component. */
  readonly component: string;
  /** Where Velero and its objects are. */
  readonly namespace: string;
  /** By environment, and within it by tier where tenants of the tier are backed up otherwise. */
  readonly environments: Readonly<Record<string, EnvironmentBackups>>;
  /** @default - Velero's default one */
  readonly storageLocation?: string;
  /** Regions in which the first place is; empty where nobody says. */
  readonly regions: readonly string[];
  /** Where backups are made once more. @default - nowhere */
  readonly second?: SecondBackups;
  readonly volumes: 'move' | 'files' | 'snapshots';
  /** @default - databases are not backed up by themselves */
  readonly databases?: DatabasesPlan;
}

/** Where the databases of products are backed up to. */
export interface DatabasesPlan extends DatabasesSpec {
  /** Regions in which the first place is; empty where nobody says. */
  readonly regions: readonly string[];
}

/** How often the tenants of an environment are backed up, and its clusters themselves. */
export interface EnvironmentBackups extends BackupPace {
  readonly tiers: Readonly<Record<string, BackupPace>>;
}
