import type { HoldSpec } from '../../../lib/authored/customer';
import type { RingEntry } from '../../../lib/authored/specs';
import { customer, issuesOf, product, ringsFile } from '../../support/specs';

const entries: Record<string, RingEntry> = {
  internal: { version: '1.6.0', ran: ['1.5.1', '1.4.3'] },
  early: { version: '1.5.1', ran: ['1.4.3'] },
  late: { version: '1.4.3', ran: ['1.4.0'] },
};
const at = (key: string) => ({ file: 'customers/acme/customer.ts', path: `tenants.prod.holds.web.${key}` });

function judge(
  hold: Partial<HoldSpec>,
  ring: 'early' | 'late' = 'early',
  rings: Record<string, RingEntry> = entries,
) {
  const holds = { web: { version: '1.4.3', until: '2026-12-31', reason: 'their freeze', ...hold } };
  const acme = customer('acme', { tenants: { prod: { cluster: 'argo-prod', ring, holds } } });
  return issuesOf({ products: [product('web', {}, rings)], customers: [acme] });
}

it.each([
  ['runs', '1.5.1'],
  ['ran', '1.4.3'],
])('a hold may keep what its ring %s', (_, version) => {
  expect(judge({ version })).toStrictEqual([]);
});

it('a hold may keep what another ring ran', () => {
  expect(judge({ version: '1.4.0' })).toStrictEqual([]);
});

it('a hold may keep what the rest of its ring runs, and what it ran before it was set back', () => {
  const partial = { ...entries, late: { version: '1.4.3', previous: '1.2.0', percent: 10 } };
  expect(
    judge({ version: '1.2.0' }, 'late', {
      ...partial,
      early: { ...entries.early!, ran: ['1.4.3', '1.2.0'] },
    }),
  ).toEqual(expect.not.arrayContaining([expect.objectContaining({ at: at('version') })]));
  const setBack = { ...entries, early: { version: '1.4.3', ran: ['1.5.1'] } };
  expect(judge({ version: '1.5.1' }, 'early', setBack)).toStrictEqual([]);
});

it('a hold of a version that no ring runs or ran is refused', () => {
  expect(judge({ version: '9.9.9' })).toStrictEqual([
    {
      severity: 'error',
      at: at('version'),
      problem: "no ring runs or ran 9.9.9 of 'web'",
      fix: 'hold one of 1.6.0, 1.5.1, 1.4.3, 1.4.0, or list 9.9.9 under ran of the ring that ran it, in products/web/rings.yaml',
    },
  ]);
});

it('a hold of a version that its ring has yet to come to is refused', () => {
  expect(judge({ version: '1.6.0' })).toStrictEqual([
    {
      severity: 'error',
      at: at('version'),
      problem:
        "1.6.0 is newer than what ring 'early' runs, 1.5.1: a hold keeps a version while its ring moves on",
      fix: 'hold 1.5.1, or move the tenant to a ring that runs 1.6.0',
    },
  ]);
});

it('nothing is said of a hold while a ring could not be read', () => {
  const holds = { web: { version: '9.9.9', until: '2026-12-31', reason: 'x' } };
  const acme = customer('acme', { tenants: { prod: { cluster: 'argo-prod', ring: 'late', holds } } });
  const rings = { ...ringsFile('products/web/rings.yaml', {}), isUnread: () => true };
  expect(issuesOf({ products: [{ ...product('web'), rings }], customers: [acme] })).toStrictEqual([]);
});

it('a hold until a day that never comes is refused', () => {
  expect(judge({ until: '2026-02-30' })).toStrictEqual([
    {
      severity: 'error',
      at: at('until'),
      problem: `'tenants.prod.holds.web.until' is "2026-02-30", which is not allowed`,
      fix: 'give the last day of the hold, as in 2026-12-31',
    },
  ]);
});

it('a hold that ended long ago is nothing that synthesis tells: its output does not depend on the day', () => {
  expect(judge({ until: '2020-01-01' })).toStrictEqual([]);
});
