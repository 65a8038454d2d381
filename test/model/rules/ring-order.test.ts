import type { RingEntry } from '../../../lib/model';
import { issuesOf, product } from '../../support/specs';

function judge(internal: string | undefined, early: string, change: Partial<RingEntry> = {}) {
  const entries = {
    ...(internal !== undefined && { internal: { version: internal } }),
    early: { version: early, ...change },
    late: { version: early },
  };
  return issuesOf({ products: [product('web', {}, entries)] });
}

it.each([
  ['1.4.0', '1.4.0'],
  ['1.4.0', '1.3.9'],
  ['1.10.0', '1.9.0'],
  ['2.0.0', '2.0.0-rc.1'],
  ['v2.0.0', '1.0.0'],
  ['2026-11-a', '2026-11-a'],
  ['4', '3'],
  ['1.10', '1.9'],
  ['v4', '3.9.1'],
])('where the ring before runs %s, a ring may run %s', (before, version) => {
  expect(judge(before, version)).toStrictEqual([]);
});

it.each([
  ['1.4.0', '1.4.1'],
  ['1.9.0', '1.10.0'],
  ['2.0.0-rc.1', '2.0.0'],
  ['2026-11-b', '2026-11-a'],
  ['3', '4'],
  ['1.9', '1.10'],
  ['1.4.0', 'latest'],
])('where the ring before runs %s, a ring may not run %s', (before, version) => {
  expect(judge(before, version)).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'products/web/rings.yaml', path: 'early.version' },
      problem: `'early' runs ${version}, which 'internal' has not reached: it runs ${before}`,
      fix: `let internal run ${version} first, set this one to ${before}, or give the reason under hotfix`,
    },
  ]);
});

it('a ring whose version its predecessor never ran is refused', () => {
  expect(judge(undefined, '1.0.0')).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'products/web/rings.yaml', path: 'early.version' },
      problem: "'early' runs 1.0.0, which 'internal' does not run",
      fix: 'add internal to this file, or give the reason under hotfix',
    },
  ]);
});

it('a hotfix with a reason may overtake', () => {
  expect(judge('1.0.0', '1.0.1', { hotfix: 'CVE-2026-1234' })).toStrictEqual([]);
});
