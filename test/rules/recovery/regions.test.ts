import { plan } from '../../../lib/planner/plan';
import { operated, recovery } from '../../support/operated';
import { customer } from '../../support/specs';

const AT = 'components.backups.recovery';
const second = { storageLocation: 'other', regions: ['north'] };

/** A customer in production on two clusters, in two regions unless another is said, with backups as stated. */
function said(changes: object, region = 'north', environment = 'prod'): string[] {
  const given = operated({ recovery: changes });
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
const RUNS = "'acme' runs in north and west in 'prod'";
const fix =
  "give a 'second' place in another region; or say under 'regions' where the bucket is, if it is in several";
const fixOfDatabases =
  "have the object store replicate the bucket to another region, and say where to under 'second'; or say under 'regions' where the bucket is, if it is in several";

it('nobody knows whether production in several regions is backed up in several, where too little is said', () => {
  const unsaid = 'nobody says that its backups';
  const of = `${unsaid} of databases from north and west are in another region; ${fixOfDatabases}`;
  expect(said({})).toEqual([
    `warning ${AT}: ${RUNS}, and ${unsaid} from north and west are in another region; ${fix}`,
    `warning ${AT}.databases: ${RUNS}, and ${of}`,
  ]);
  // Of the one that is where the second place is: the first may be there, too.
  expect(said({ second })).toEqual([
    `warning ${AT}: ${RUNS}, and ${unsaid} from north are in another region; ${fix}`,
    `warning ${AT}.databases: ${RUNS}, and ${of}`,
  ]);
});

it('production in several regions is not backed up in the one alone that it is in', () => {
  const both = 'are in west alone: whoever loses the region loses both';
  expect(said({ regions: ['west'] })).toEqual([
    `error ${AT}: ${RUNS}, and its backups from west ${both}; ${fix}`,
    `error ${AT}.databases: ${RUNS}, and its backups of databases from west ${both}; ${fixOfDatabases}`,
  ]);
  expect(said({ regions: ['west'], second })).toEqual([
    `error ${AT}.databases: ${RUNS}, and its backups of databases from west ${both}; ${fixOfDatabases}`,
  ]);
  const copy = { destinationPath: 's3://copy', regions: ['north'] };
  const { databases } = recovery;
  expect(said({ regions: ['west'], second, databases: { ...databases, second: copy } })).toEqual([]);
  expect(said({ regions: ['west', 'east'] })).toEqual([]);
  expect(said({ regions: ['west'], databases: { ...databases, regions: ['east'] }, second })).toEqual([]);
  // Neither of its regions takes the backups along.
  expect(said({ regions: ['east'] })).toEqual([]);
});

it('nothing is said of what is in one region, of other environments, and of what is not backed up', () => {
  expect(said({}, 'west')).toEqual([]);
  const often = { schedule: '0 3 * * *', keep: '720h' };
  expect(said({ environments: { dev: often } }, 'north', 'dev')).toEqual([]);
  const ofPlaces = said({ environments: { dev: often } }).filter((each) => each.includes('runs in'));
  expect(ofPlaces).toEqual([]);
});
