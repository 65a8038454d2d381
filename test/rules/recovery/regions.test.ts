import { plan } from '../../../lib/planner/plan';
import { operated } from '../../support/operated';
import { customer } from '../../support/specs';

const AT = 'components.backups.recovery';
const second = { storageLocation: 'other', regions: ['north'] };

/** A customer in production on two clusters, in two regions unless another is said, with backups as stated. */
function said(recovery: object, region = 'north', environment = 'prod'): string[] {
  const given = operated({ recovery });
  const { clusters } = given.fleet;
  const place = { ring: environment === 'prod' ? 'late' : 'internal' };
  const sites = { a: { cluster: 'argo-prod', ...place }, b: { cluster: 'flux-prod', ...place } };
  const all = Object.fromEntries(
    Object.entries(clusters).map(([name, spec]) => [
      name,
      { ...spec, hosts: ['dev', 'prod'], region: name === 'flux-prod' ? region : 'west' },
    ]),
  );
  const customers = [
    customer('acme', { products: { api: {}, web: {} }, tenants: { [environment]: { sites } } }),
  ];
  return plan({ ...given, fleet: { ...given.fleet, clusters: all }, customers }).issues.map(
    ({ severity, at, problem, fix }) => `${severity} ${at.path}: ${problem}; ${fix}`,
  );
}
const fix =
  "give a 'second' place in another region; or say under 'regions' where the bucket is, if it is in several";

it('production in several regions is backed up in several', () => {
  expect(said({})).toEqual([
    `warning ${AT}: 'acme' runs in north and west in 'prod', and its backups are in one place, as far as is said; ${fix}`,
  ]);
  expect(said({ regions: ['west'] })).toEqual([
    `warning ${AT}: 'acme' runs in north and west in 'prod', and its backups are in region 'west' alone, as far as is said; ${fix}`,
  ]);
  expect(said({ regions: ['west', 'east'] })).toEqual([]);
  expect(said({ regions: ['west'], second })).toEqual([]);
});

it('nothing is said of what is in one region, of other environments, and of what is not backed up', () => {
  expect(said({}, 'west')).toEqual([]);
  const often = { schedule: '0 3 * * *', keep: '720h' };
  expect(said({ environments: { dev: often } }, 'north', 'dev')).toEqual([]);
  const ofPlaces = said({ environments: { dev: often } }).filter((each) => each.includes('runs in'));
  expect(ofPlaces).toEqual([]);
});

it('a second place is another one, in another region, and has the volumes', () => {
  const errors = (recovery: object) => said(recovery, 'west').filter((each) => each.startsWith('error'));
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
