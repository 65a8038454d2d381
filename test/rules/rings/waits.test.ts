import type { FleetSpec } from '../../../lib/authored/fleet';
import type { RingEntry } from '../../../lib/authored/specs';
import { firstDay } from '../../../lib/facts/promotion/waits';
import { fleet, issuesOf, product } from '../../support/specs';

const soaking = (soak: string): Partial<FleetSpec> => {
  const { rings } = fleet();
  return { rings: { ...rings, early: { ...rings['early']!, soak } } };
};
const freezes: FleetSpec['freezes'] = {
  'year-end': { from: '2026-12-19', until: '2027-01-03', reason: 'nobody is there', rings: ['late'] },
};

function judge(changes: Partial<FleetSpec>, entries: Record<string, RingEntry>) {
  const found = issuesOf({ fleet: fleet(changes), products: [product('web', {}, entries)], customers: [] });
  return found.map(({ severity, at, problem, fix }) => `${severity} ${at.path}: ${problem} / ${fix}`);
}

const internal = { version: '1.6.0', since: '2026-12-01' };
const early = { version: '1.6.0', since: '2026-12-10' };

it('a ring takes a version on the first day after it has soaked', () => {
  const on = (since: string) => judge(soaking('7d'), { internal, early, late: { version: '1.6.0', since } });
  expect(on('2026-12-17')).toEqual([]);
  expect(on('2026-12-16')).toEqual([
    "error late.since: 'late' takes 1.6.0 on 2026-12-16, and 'early', which runs it since 2026-12-10, has to run it for 7d before / wait until 2026-12-17, or give hotfix: { version: '1.6.0', reason: '…' }",
  ]);
});

it('a ring takes no version within a freeze that is of it', () => {
  const on = (since: string, more: object = {}) =>
    judge(
      { freezes: { 'year-end': { ...freezes['year-end']!, ...more } } },
      { internal, early, late: { version: '1.6.0', since } },
    );
  expect(on('2026-12-18')).toEqual([]);
  expect(on('2027-01-04')).toEqual([]);
  expect([on('2026-12-19').length, on('2027-01-03').length]).toEqual([1, 1]);
  expect(on('2026-12-24')).toEqual([
    "error late.since: 'late' takes 1.6.0 on 2026-12-24, within the freeze 'year-end': nobody is there / wait until 2027-01-04, or give hotfix: { version: '1.6.0', reason: '…' }",
  ]);
  expect(on('2026-12-24', { products: ['other'] })).toEqual([
    expect.stringContaining("unknown product 'other'"),
  ]);
  expect(on('2026-12-24', { rings: ['early'] })).toEqual([]);
  expect(on('2026-12-24', { environments: ['dev'], rings: ['late'] })).toEqual([]);
});

it('the day that a message names is behind all that keeps the version', () => {
  const found = judge(
    { ...soaking('10d'), freezes },
    { internal, early, late: { version: '1.6.0', since: '2026-12-19' } },
  );
  expect(found).toHaveLength(2);
  for (const each of found) expect(each).toContain('wait until 2027-01-04, or');
  const asked = { ring: 'late', version: '1.6.0', day: '2026-12-11' };
  const input = product('web', {}, { internal, early });
  expect(firstDay(fleet({ ...soaking('10d'), freezes }), input, asked)).toBe('2027-01-04');
  expect(firstDay(fleet({ ...soaking('2d'), freezes }), input, asked)).toBe('2026-12-12');
});

it('a hotfix for the version needs no wait, and is needed as long as there was one', () => {
  const hotfix = { version: '1.6.0', reason: 'CVE-2026-1234' };
  const late = { version: '1.6.0', since: '2026-12-16', hotfix };
  expect(judge(soaking('7d'), { internal, early, late })).toEqual([]);
  expect(judge(soaking('6d'), { internal, early, late })).toEqual([
    expect.stringMatching(/^warning late\.hotfix: 'late' needs no hotfix for 1\.6\.0/),
  ]);
  expect(judge({ freezes }, { internal, early, late: { ...late, since: '2026-12-24' } })).toEqual([]);
});

it('a ring that goes back waits for nothing, and the version after that does again', () => {
  const first = { version: '1.5.0', since: '2026-12-24', ran: ['1.6.0'] };
  const back = { version: '1.5.0', since: '2026-12-24', ran: ['1.6.0', '1.4.0'] };
  const all = { ...soaking('7d'), freezes };
  expect(judge(all, { internal: first, early: first, late: back })).toEqual([]);
  const next = { version: '1.5.1', since: '2026-12-24', ran: ['1.5.0', '1.6.0'] };
  expect(judge(all, { internal: next, early: next, late: next })).toHaveLength(2);
});

it('where a ring soaks, days have to be said', () => {
  expect(judge(soaking('7d'), { internal, early, late: { version: '1.6.0' } })).toEqual([
    "error late: 'late' runs 1.6.0, and nobody says since when, although 'early' lets no version go on before it has soaked / give since: the day on which it took the version",
  ]);
  const undated = { version: '1.6.0' };
  expect(judge(soaking('7d'), { internal, early: undated, late: { ...early } })).toEqual([
    "error early: 'early' lets no version go on before it has soaked, and nobody says since when it runs 1.6.0 / give since: the day on which it took the version",
  ]);
});

it('a version that the ring before has left has soaked', () => {
  const left = { version: '1.7.0', since: '2026-12-15', ran: ['1.6.0'] };
  const first = { version: '1.7.0', since: '2026-12-01', ran: ['1.6.0'] };
  expect(
    judge(soaking('7d'), { internal: first, early: left, late: { version: '1.6.0', since: '2026-12-16' } }),
  ).toEqual([]);
});

it.each<[string, Partial<FleetSpec>, string]>([
  ['a soak that is no number of days', soaking('36h'), "rings.early.soak: 'rings.early.soak' is"],
  [
    'a freeze that ends before it begins',
    { freezes: { x: { from: '2027-01-03', until: '2026-12-19', reason: 'r' } } },
    "freezes.x.until: the freeze 'x' ends on 2026-12-19, before it begins: 2027-01-03",
  ],
  [
    'a freeze of a ring that there is not',
    { freezes: { x: { from: '2026-12-19', until: '2026-12-20', reason: 'r', rings: ['lat'] } } },
    "freezes.x.rings: unknown ring 'lat' / did you mean 'late'?",
  ],
  [
    'a freeze without a reason',
    { freezes: { x: { from: '2026-12-19', until: '2026-12-20' } as never } },
    "freezes.x.reason: 'freezes.x.reason' is missing",
  ],
])('%s is refused', (_, changes, said) => {
  expect(judge(changes, {}).join('\n')).toContain(said);
});
