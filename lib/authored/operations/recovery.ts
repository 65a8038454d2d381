import { z } from 'zod';
import { type Authored, named } from '../readonly';
import { byName, duration, schedule, text } from '../text';
import { values } from '../values';

const often = z.strictObject({
  /** Five fields of cron, in UTC: `0 3 * * *`. */
  schedule,
  /** For how long a backup is kept, and how far back a database can be put. */
  keep: duration,
});
/** How often backups are made, and how long they are kept. */
export type BackupPace = Authored<typeof often>;

const backups = often.extend({
  /** What differs for tenants of a tier. @default - nothing */
  tiers: byName(named<Partial<BackupPace>>(often.partial())).optional(),
});
export type BackupsSpec = Authored<typeof backups>;

const copy = z.strictObject({
  /** Where the object store keeps a copy of all that is below the first `destinationPath`, under the same names. */
  destinationPath: text,
  /** Regions in which that place is. */
  regions: z.array(text).min(1),
  /** What else an ObjectStore has under `configuration` there. @default - the `configuration` of the first place */
  configuration: values.optional(),
});

const databases = z.strictObject({
  /** The component with the Barman Cloud plugin of CloudNativePG. */
  plugin: text,
  /** Where backups go: below it, each database has `<cluster>/<tenant>/<name>`. */
  destinationPath: text,
  /** What else an ObjectStore has under `configuration`: endpoint, credentials, compression. @default - nothing */
  configuration: values.optional(),
  /** Regions in which that place is: several, where its bucket is in several. @default - `regions` of the other backups */
  regions: z.array(text).min(1).optional(),
  /**
   * Where the object store replicates that place to, which is its own setting: CloudNativePG archives a database in one place.
   * Runbooks restore databases from here when the first place is lost. Source: Barman Cloud Plugin, "Using the Barman Cloud
   * Plugin". @default - one place
   */
  second: copy.optional(),
});
/** Where the databases of products are backed up to. Source: Barman Cloud Plugin, "Object Store". */
export type DatabasesSpec<Component extends string = string> = Authored<
  typeof databases,
  { plugin: Component }
>;

const second = z.strictObject({
  /** BackupStorageLocation, by name, of another place than that of the first backups. */
  storageLocation: text,
  /** Regions in which that place is. */
  regions: z.array(text).min(1),
});
/** A second place for backups. */
export type SecondBackups = Authored<typeof second>;

const fields = z.strictObject({
  /** The component that runs Velero: Schedules go into its namespace, after it. */
  velero: text,
  /** By environment of the tenants, and for the platform's own, of the cluster. One that is not here has no backups. */
  environments: byName(named<BackupsSpec>(backups)),
  /** BackupStorageLocation, by name. @default - Velero's default one */
  storageLocation: text.optional(),
  /** Regions in which the place of backups is: several, where its bucket is in several, or replicated. @default - nobody says */
  regions: z.array(text).min(1).optional(),
  /**
   * The same backups once more, in another place, for when the first one is lost with its region: Velero sends no backup to
   * two. Databases are not among them: they have a `second` of their own. Source: Velero, "Backup Storage Locations".
   * @default - one place
   */
  second: named<SecondBackups>(second).optional(),
  /**
   * What becomes of volumes: `move` puts their snapshots where the backups are, so that they outlive the cluster; `files`
   * reads them file by file, for drivers without snapshots; `snapshots` leaves snapshots with the driver. @default 'move'
   */
  volumes: z.enum(['move', 'files', 'snapshots']).optional(),
  /** @default - databases of products are not backed up by themselves */
  databases: named<DatabasesSpec>(databases).optional(),
});

/** What is backed up on a cluster. */
export type RecoverySpec<Environment extends string = string, Component extends string = string> = Authored<
  typeof fields,
  {
    velero: Component;
    environments: { readonly [E in Environment]?: BackupsSpec };
    databases: DatabasesSpec<Component>;
  }
>;
export const recoverySchema = named<RecoverySpec>(fields);
