import type { RingEntry } from '../../../lib/authored/specs';
import { issuesOf, product, ringsFile } from '../../support/specs';

const file = 'products/web/rings.yaml';
const reason = 'CVE-2026-1234';

function judge(entries: Record<string, RingEntry>) {
  return issuesOf({ products: [product('web', {}, entries)], customers: [] });
}

it('a hotfix that a ring needs draws no warning', () => {
  const early = { version: '1.5.2', hotfix: { version: '1.5.2', reason } };
  expect(
    judge({ internal: { version: '1.6.0', ran: ['1.5.1'] }, early, late: { version: '1.5.2' } }),
  ).toStrictEqual([]);
});

it.each<[string, Record<string, RingEntry>, string, string]>([
  [
    'whose version the ring before runs by now',
    {
      internal: { version: '1.5.2' },
      early: { version: '1.5.2', hotfix: { version: '1.5.2', reason } },
      late: { version: '1.5.2' },
    },
    'early',
    "'early' needs no hotfix for 1.5.2: 'internal' runs or ran it",
  ],
  [
    'of the first ring',
    {
      internal: { version: '1.5.2', hotfix: { version: '1.5.2', reason } },
      early: { version: '1.5.2' },
      late: { version: '1.5.2' },
    },
    'internal',
    "'internal' needs no hotfix for 1.5.2: no ring comes before it",
  ],
])('a hotfix %s is not needed', (_, entries, ring, problem) => {
  expect(judge(entries)).toStrictEqual([
    { severity: 'warning', at: { file, path: `${ring}.hotfix` }, problem, fix: 'remove hotfix' },
  ]);
});

it('a hotfix for a version that the ring does not run lies in wait', () => {
  const early = { version: '1.6.0', hotfix: { version: '1.5.2', reason } };
  expect(judge({ internal: { version: '1.6.0' }, early, late: { version: '1.6.0' } })).toStrictEqual([
    {
      severity: 'warning',
      at: { file, path: 'early.hotfix' },
      problem: "the hotfix of 'early' is for 1.5.2, which it does not run: it runs 1.6.0",
      fix: 'remove hotfix, or set the version to 1.5.2',
    },
  ]);
});

it('a hotfix for another version is told once, where the ring runs what is not proven', () => {
  const early = { version: '9.9.9', hotfix: { version: '1.5.2', reason } };
  const found = judge({ internal: { version: '1.6.0' }, early, late: { version: '9.9.9' } });
  expect(found.map(({ severity, at: { path } }) => [severity, path])).toStrictEqual([
    ['error', 'early.version'],
  ]);
});

it('nothing is said of a hotfix while the ring before could not be read', () => {
  const entries = { early: { version: '1.0.0', hotfix: { version: '1.0.0', reason } } };
  const rings = { ...ringsFile(file, entries), isUnread: (ring: string) => ring === 'internal' };
  expect(issuesOf({ products: [{ ...product('web'), rings }], customers: [] })).toStrictEqual([]);
});
