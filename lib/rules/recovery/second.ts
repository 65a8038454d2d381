import type { RecoverySpec } from '../../authored/operations/recovery';
import { error, within, type Issue, type Location } from '../../issues/issue';
import { componentsWith } from '../component-hosts';
import type { Rule } from '../rule';

/** A second place for backups is another place, in another region, and has the volumes. */
export const secondBackups: Rule = function* ({ specs: { fleet, fleetFile } }) {
  for (const [, { recovery }, at] of componentsWith(fleet, fleetFile, 'recovery')) {
    yield* ofSecond(recovery, at);
    yield* ofDatabases(recovery, within(at, 'databases', 'second'));
  }
};

function* ofSecond(
  { storageLocation = 'default', regions = [], second, volumes }: RecoverySpec,
  of: Location,
): Generator<Issue> {
  if (!second) return;
  const at = within(of, 'second');
  if (second.storageLocation === storageLocation)
    yield error(
      within(at, 'storageLocation'),
      `'${storageLocation}' is where the first backups are`,
      'give another BackupStorageLocation that Velero has',
    );
  else yield* inAnotherRegion(second.regions, regions, at);
  if (volumes === 'snapshots')
    yield error(
      within(of, 'volumes'),
      "'snapshots' leaves volumes with the driver, in the region: a second place has none of them",
      "give 'move' or 'files'",
    );
}

function* ofDatabases({ regions = [], databases }: RecoverySpec, at: Location): Generator<Issue> {
  if (!databases?.second) return;
  const { destinationPath, second } = databases;
  const plain = (path: string) => path.replace(/\/+$/, '');
  if (plain(second.destinationPath) === plain(destinationPath))
    yield error(
      within(at, 'destinationPath'),
      `'${second.destinationPath}' is where the archive is`,
      'give the bucket, or the folder, that the object store replicates it to',
    );
  else yield* inAnotherRegion(second.regions, databases.regions ?? regions, at);
}

function* inAnotherRegion(
  regions: readonly string[],
  first: readonly string[],
  at: Location,
): Generator<Issue> {
  if (!regions.every((region) => first.includes(region))) return;
  yield error(
    within(at, 'regions'),
    'is in no region that the first backups are not in',
    'give a place in another region',
  );
}
