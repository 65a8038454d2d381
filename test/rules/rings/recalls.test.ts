import type { RecallSpec, RingEntry } from '../../../lib/authored/specs';
import { customer, fleet, issuesOf, product } from '../../support/specs';

const recall = { version: '1.6.0', date: '2026-12-01', reason: 'it leaks' };
const internal = { version: '1.6.1', since: '2026-11-01', ran: ['1.6.0', '1.5.1'] };

function judge(early: RingEntry, more: Partial<RecallSpec> = {}, held?: string) {
  const web = product('web', {}, { internal, early });
  const file = 'products/web/recalls.yaml';
  const entries = [{ ...recall, ...more }];
  const rings = { ...web.rings!, recalls: { file, entries, locate: () => ({ file }) } };
  const holds = { web: { version: held!, until: '2026-12-31', reason: 'x' } };
  const tenants = { prod: { cluster: 'argo-prod', ring: 'early', ...(held && { holds }) } } as const;
  const found = issuesOf({
    fleet: fleet(),
    products: [{ ...web, rings }],
    customers: [customer('acme', { tenants })],
  });
  return found.map(({ severity, at, problem, fix }) => `${severity} ${at.path}: ${problem} / ${fix}`);
}

it('a ring that takes it on a later day is an error', () => {
  expect(judge({ version: '1.6.0', since: '2026-12-02', ran: ['1.5.1'] })).toEqual([
    `error early.version: 'early' takes 1.6.0 on 2026-12-02, and it is recalled since 2026-12-01: it leaks / roll it back to 1.5.1, or promote it to 1.6.1`,
  ]);
});

it.each([
  ['a day before', { since: '2026-11-30' }],
  ['the same day', { since: '2026-12-01' }],
  ['a day that nobody knows', {}],
])('a ring that runs it since %s is a warning with the ways out', (_, more) => {
  expect(judge({ version: '1.6.0', ran: ['1.5.1'], ...more })).toEqual([
    `warning early.version: 'early' runs 1.6.0, which is recalled since 2026-12-01: it leaks / roll it back to 1.5.1, or promote it to 1.6.1`,
  ]);
});

it('while a rollout is on its way, its other version is the way out', () => {
  expect(judge({ version: '1.6.1', since: '2026-12-02', previous: '1.6.0', percent: 40 })).toEqual([
    `warning early.previous: 'early' still runs 1.6.0, which is recalled since 2026-12-01: it leaks / promote it to 1.6.1`,
  ]);
  expect(judge({ version: '1.6.0', previous: '1.5.1', percent: 40 })[0]).toContain('/ roll it back to 1.5.1');
});

it('no hotfix lets a ring take it', () => {
  const early = { version: '1.6.0', since: '2026-12-02', hotfix: { version: '1.6.0', reason: 'x' } };
  expect(judge(early).filter((each) => each.startsWith('error'))).toHaveLength(1);
});

it('a ring that has left it is of no interest', () => {
  expect(judge({ version: '1.6.1', since: '2026-12-02', ran: ['1.6.0'] })).toEqual([]);
});

it('a hold at it is an error, but of those that were held by then', () => {
  const early = { version: '1.6.1', since: '2026-11-20', ran: ['1.6.0'] };
  expect(judge(early, {}, '1.6.0')).toEqual([
    `error tenants.prod.holds.web.version: holds 1.6.0 of 'web', which is recalled since 2026-12-01: it leaks / hold 1.6.1 instead, or take the hold out; what was held by then is listed under held, in products/web/recalls.yaml`,
  ]);
  expect(judge(early, { held: ['acme-prod'] }, '1.6.0')).toEqual([
    `warning tenants.prod.holds.web.version: holds 1.6.0 of 'web', which is recalled since 2026-12-01: it leaks / hold 1.6.1 instead, or take the hold out`,
  ]);
  expect(judge(early, {}, '1.6.1')).toEqual([]);
});
