import { plan } from '../../../lib/planner/plan';
import { operated, recovery } from '../../support/operated';
import { untyped } from '../../support/specs';

const said = (environments: object) =>
  plan(operated({ recovery: { environments } })).issues.map(
    ({ at, problem, fix }) => `${at.path}: ${problem}; ${fix}`,
  );
const AT = 'components.backups.recovery.environments';
const daily = { schedule: '0 3 * * *', keep: '720h' } as const;

it('backups that are kept are right', () => {
  expect(said({ dev: daily, ...recovery.environments })).toEqual([]);
});

it.each([
  ['24h', '0 3 * * *', '24h'],
  ['20h', '0 3 * * *', '24h'],
  ['48h', '0 3 * * 1-5', '72h'],
  ['5m', '*/15 * * * *', '15m'],
])('kept for %s and made at %s, there would be none', (keep, schedule, gap) => {
  expect(said({ prod: { schedule, keep } })).toEqual([
    `${AT}.prod.keep: a backup is kept for ${keep}, and up to ${gap} pass between two: there would be none; keep it for longer than ${gap}, at best for several of these, or make backups more often`,
  ]);
});

it('a tier is judged by what it comes to', () => {
  expect(said({ prod: { ...daily, tiers: { premium: { schedule: '0 3 1 * *' } } } })).toEqual([
    expect.stringMatching(
      /^components.backups.recovery.environments.prod.tiers.premium.keep: .*up to 744h pass/,
    ),
  ]);
});

it.each([
  ['0 3 * *', '4 fields'],
  ['@daily', '1 fields'],
  ['0 24 * * *', "'24' is no hour"],
  ['0 0 3 * * *', '6 fields'],
])('the schedule %s is refused', (schedule, problem) => {
  expect(said({ prod: { ...daily, schedule } }).join()).toContain(problem);
});

it('a day that never comes is refused', () => {
  expect(said({ prod: { ...daily, schedule: '0 3 31 2 *' } })).toEqual([
    `${AT}.prod.schedule: '0 3 31 2 *' never comes; give a day that there is`,
  ]);
});

it.each(['30d', '720', 'a month'])('%s is no length of time', (keep) => {
  expect(said({ prod: { ...daily, keep: untyped(keep) } }).join()).toContain(
    "such as '90s', '5m' or '1h30m'",
  );
});

it('environments and tiers are those of the fleet', () => {
  expect(said({ prd: daily, prod: { ...daily, tiers: { gold: {} } } })).toEqual(
    expect.arrayContaining([
      `${AT}.prd: unknown environment 'prd'; did you mean 'prod'? Allowed: dev, prod`,
      expect.stringMatching(/tiers.gold: unknown tier 'gold'/),
    ]),
  );
});
