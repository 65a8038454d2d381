import type { CustomerFreezeSpec, WindowSpec } from '../../../lib/authored/rollout/window';
import type { CustomerSpec } from '../../../lib/authored/customer';
import { customer, fleet, issuesOf, product, untyped } from '../../support/specs';

/** What is said of a customer on Argo CD with these changes. */
function said(changes: Partial<CustomerSpec>, place: object = {}): string[] {
  const tenants = untyped({
    prod: { cluster: 'argo-prod', ring: 'late', ...place },
  });
  return issuesOf({ customers: [customer('acme', { tenants, ...changes })] }).map(
    ({ severity, at, problem, fix }) => `${severity} ${at.path}: ${problem}; ${fix}`,
  );
}
const night: WindowSpec = { days: ['sat'], start: '22:00', duration: '4h' };
const peak: CustomerFreezeSpec = { from: '2026-12-19', until: '2027-01-03', reason: 'their peak' };
const window = (change: object) => said({ windows: { night: { ...night, ...change } } });
const freeze = (change: object) => said({ freezes: { peak: { ...peak, ...change } } });

it.each([
  {},
  { duration: '24h' },
  { duration: '1h30m', timeZone: 'Asia/Kolkata' },
  { start: '00:00', days: ['mon', 'fri'] },
])('a window with %j is right', (change) => {
  expect(window(change)).toEqual([]);
});

it.each([
  [
    { start: '24:00' },
    "start' is \"24:00\", which is not allowed; give when it opens, from '00:00' to '23:59'",
  ],
  [{ start: '9:00' }, 'start\' is "9:00", which is not allowed; give when it opens'],
  [
    { duration: '0m' },
    "duration' is \"0m\", which is not allowed; give whole minutes, '1m' at least and '24h' at most",
  ],
  [{ duration: '25h' }, 'duration\' is "25h", which is not allowed; give whole minutes'],
  [{ duration: '90s' }, 'duration\' is "90s", which is not allowed; give whole minutes'],
  [{ duration: '2d' }, 'duration\' is "2d", which is not allowed'],
  [
    { timeZone: 'Europe/Amsterdm' },
    'timeZone\' is "Europe/Amsterdm", which is not allowed; give the name of a time zone',
  ],
  [{ days: [] }, "days' is [], which is too short"],
  [{ days: ['saturday'] }, 'days.0\' is "saturday"'],
])('a window with %j is refused', (change, expected) => {
  expect(window(change)).toEqual([expect.stringContaining(`windows.night.${expected}`)]);
});

it('windows that are open at the same time are told, in one time zone, and over the end of the week', () => {
  const both = (a: Partial<WindowSpec>, b: Partial<WindowSpec>) =>
    said({ windows: { a: { ...night, ...a }, b: { ...night, ...b } } });
  expect(both({}, { days: ['sun'], start: '01:59' })).toEqual([
    "warning windows.b: the windows 'a' and 'b' are open at the same time; make them one, or let one begin when the other ends",
  ]);
  expect(both({}, { days: ['sun'], start: '02:00' })).toEqual([]);
  expect(both({}, { timeZone: 'Europe/Amsterdam' })).toEqual([]);
});

it('a freeze ends after it began, within a year', () => {
  expect(freeze({ until: '2026-12-18' })).toEqual([
    "error freezes.peak.until: the freeze 'peak' ends on 2026-12-18, before it begins: 2026-12-19; give its last day",
  ]);
  expect(freeze({ until: '2027-12-17' })).toEqual([]);
  expect(freeze({ until: '2027-12-18' })).toEqual([
    "error freezes.peak.until: the freeze 'peak' has 365 days, and 364 are the most: each year it would begin anew before it ends; give an earlier day, or hold the versions of the products",
  ]);
  expect(freeze({ from: 'soon' })).toEqual([
    expect.stringContaining('give the first day of the freeze, as in 2026-12-19'),
  ]);
});

it('freezes of a tenant have names and days of their own', () => {
  const of = (freezes: CustomerSpec['freezes']) => said({ freezes: { peak } }, { freezes });
  expect(of({ audit: { from: '2027-01-04', until: '2027-01-05', reason: 'an audit' } })).toEqual([]);
  expect(of({ audit: { from: '2027-01-03', until: '2027-01-05', reason: 'an audit' } })).toEqual([
    "warning tenants.prod.freezes.audit: the freezes 'peak' and 'audit' have days in common; make them one, or let one begin after the other",
  ]);
  expect(of({ peak: { from: '2027-02-03', until: '2027-02-05', reason: 'another' } })).toEqual([
    "error tenants.prod.freezes.peak: the customer has a freeze 'peak' already, which is its tenants' as well; give it another name",
  ]);
});

it('all mistakes are told at once', () => {
  expect(
    said(
      { freezes: { peak: { ...peak, until: '2026-12-01' } } },
      { freezes: { late: { ...peak, from: '2027-02-01' } } },
    ).map((each) => each.split(':')[0]),
  ).toEqual(['error freezes.peak.until', 'error tenants.prod.freezes.late.until']);
});

describe('where publish is what keeps windows', () => {
  const on = (cluster: string, changes: Partial<CustomerSpec> = {}) =>
    issuesOf({
      products: [product('web', { version: undefined })],
      customers: [
        customer('acme', { tenants: { prod: { cluster, ring: 'late' } }, windows: { night }, ...changes }),
      ],
    }).map(({ at, problem }) => `${at.path}: ${problem}`);

  it('what moves without a publish is told of', () => {
    expect(on('flux-prod')).toEqual([
      "tenants.prod: the windows and freezes of 'acme-prod' do not keep 'web', which has no versions: flux-prod takes it whenever it changes",
    ]);
    expect(on('flux-prod', { windows: {} })).toEqual([]);
    expect(on('argo-prod')).toEqual([]);
    expect(on('flux-prod', { repository: { git: 'https://git.example.com/acme.git' } })).toContain(
      "tenants.prod: the windows and freezes of 'acme-prod' do not keep its owner's repository: flux-prod takes it whenever it changes",
    );
  });
});

it('a window of the fleet that opens what those of customers keep closed is told of', () => {
  const open = (changes: object = {}) =>
    issuesOf({
      fleet: fleet({
        argocd: {
          projects: {
            syncWindows: {
              day: { kind: 'allow', schedule: '0 9 * * *', duration: '8h', ...changes },
            },
          },
        },
      }),
      customers: [customer('acme', { windows: { night } }), customer('bank')],
    }).map(({ at, problem }) => `${at.path}: ${problem}`);
  expect(open()).toEqual([
    "argocd.projects.syncWindows.day: 'day' opens releases of 'acme-prod' as well, outside of the windows that their customers have: Argo CD takes any window that allows",
  ]);
  for (const change of [{ kind: 'deny' }, { of: 'platform' }, { environments: ['dev'] }])
    expect(open(change)).toEqual([]);
});
