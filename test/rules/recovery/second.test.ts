import { plan } from '../../../lib/planner/plan';
import { operated, recovery as given } from '../../support/operated';

const AT = 'components.backups.recovery';
const second = { storageLocation: 'other', regions: ['north'] };

const errors = (recovery: object) =>
  plan(operated({ recovery }))
    .issues.filter(({ severity }) => severity === 'error')
    .map(({ severity, at, problem, fix }) => `${severity} ${at.path}: ${problem}; ${fix}`);

it('a second place is another one, in another region, and has the volumes', () => {
  expect(errors({ regions: ['west'], second: { ...second, storageLocation: 'default' } })).toEqual([
    `error ${AT}.second.storageLocation: 'default' is where the first backups are; give another BackupStorageLocation that Velero has`,
  ]);
  expect(errors({ regions: ['west'], second: { ...second, regions: ['west'] } })).toEqual([
    `error ${AT}.second.regions: is in no region that the first backups are not in; give a place in another region`,
  ]);
  expect(errors({ regions: ['west'], second, volumes: 'snapshots' })).toEqual([
    `error ${AT}.volumes: 'snapshots' leaves volumes with the driver, in the region: a second place has none of them; give 'move' or 'files'`,
  ]);
  expect(errors({ second: { storageLocation: 'other', regions: [] } })).toHaveLength(1);
});

it('a copy of the archive of databases is another place, in another region', () => {
  const copied = (regions: string[], copy: object) =>
    errors({
      regions,
      databases: {
        ...given.databases,
        second: { destinationPath: 's3://copy', regions: ['north'], ...copy },
      },
    });
  expect(copied(['west'], {})).toEqual([]);
  expect(copied(['west'], { destinationPath: 's3://backups' })).toEqual([
    `error ${AT}.databases.second.destinationPath: 's3://backups' is where the archive is; give the bucket, or the folder, that the object store replicates it to`,
  ]);
  expect(copied(['north', 'west'], {})).toEqual([
    `error ${AT}.databases.second.regions: is in no region that the first backups are not in; give a place in another region`,
  ]);
  expect(copied(['west'], { path: 's3://copy' })).toEqual([expect.stringContaining('databases.second')]);
});
