import { statusAsText } from '../../../lib/cli/status/text';
import type { ReleaseStatus, RingStatus } from '../../../lib/json/status';

const ring: RingStatus = {
  ring: 'late',
  environment: 'prod',
  version: '1.1.0',
  percent: 50,
  previous: '1.0.0',
  isAutomated: false,
  customers: 4,
  versions: [
    { version: '1.1.0', customers: 2, held: 0 },
    { version: '1.0.0', customers: 2, held: 1 },
  ],
  next: { version: '1.1.0', from: [], percent: 50 },
};

function held(tenant: string, until: string, days: number): ReleaseStatus {
  return {
    ...{ customer: 'acme', tenant, product: 'web', environment: 'prod', cluster: 'shared', ring: 'late' },
    version: '1.0.0',
    because: 'hold',
    hold: { version: '1.0.0', until, reason: 'year\nend', days, isOver: days < 0 },
    behindRing: { ring: 'late', version: '1.1.0', versions: 1, level: 'minor' },
  };
}

function told(all: readonly ReleaseStatus[]): string {
  const products = [{ product: 'web', isVersioned: true, rings: [ring] }];
  return statusAsText({ date: '2026-12-01', customers: 4, products, held: all });
}

it('has a line for each version of a ring, and one for each hold', () => {
  expect(told([held('acme-prod', '2026-11-30', -1), held('hooli-prod', '2026-12-01', 0)])).toBe(
    String.raw`2026-12-01 UTC: 4 customers

product  ring  version  since  customers  behind                       may take now
web      late  1.1.0           2          50 percent of its customers  1.1.0, the rest of them
web            1.0.0           2          1 held

held            at     until                       while                                 reason
acme-prod/web   1.0.0  2026-11-30, OVER for 1 day  'late' runs 1.1.0 (1 version, minor)  year\u000aend
hooli-prod/web  1.0.0  2026-12-01, ends today      'late' runs 1.1.0 (1 version, minor)  year\u000aend
`,
  );
});

it('names those that end first where there are many', () => {
  const many = Array.from({ length: 23 }, (_, index) => held(`c${index}-prod`, '2026-12-04', 3));
  expect(told(many)).toMatch(/^c19-prod\/web .*\nand 3 more: --customers, or --json\n$/m);
});

it('a release that may not change now says from when on it may, by the clocks of its window', () => {
  const closed = { at: '2026-12-05T22:00:00+01:00', timeZone: 'Europe/Amsterdam', waits: [] };
  const release = { ...held('acme-prod', '2026-12-04', 3), closed };
  const { hold: _, ...free } = { ...release, because: 'ring' as const };
  const said = statusAsText({
    date: '2026-12-01',
    customers: 1,
    products: [],
    held: [],
    releases: [release, free],
  });
  expect(said.match(/\S.*Amsterdam on$/gm)!.map((line) => line.split(/ {2,}/).at(-1))).toEqual([
    String.raw`2026-12-04, 3 days left: year\u000aend; changes from Sat 2026-12-05 22:00 Europe/Amsterdam on`,
    'changes from Sat 2026-12-05 22:00 Europe/Amsterdam on',
  ]);
});
