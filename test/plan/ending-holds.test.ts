import { allowedCredentials } from '../../lib/facts/allowed-credentials';
import { endingHolds, endingPermissions } from '../../lib/plan/ending-holds';
import { plan } from '../../lib/planner/plan';
import { customer, fleet, planned, product, specs } from '../support/specs';

const entries = {
  internal: { version: '1.0.0' },
  early: { version: '1.0.0' },
  late: { version: '1.0.0', ran: ['0.9.0'] },
};

/** What is said on the day of a hold until the last day of 2026. */
function judge(today: string, until = '2026-12-31') {
  const holds = { web: { version: '0.9.0', until, reason: 'audit' } };
  const sites = { oslo: { cluster: 'argo-prod', ring: 'late', holds } };
  const acme = customer('acme', { tenants: { prod: { sites } } });
  const found = planned(plan(specs({ products: [product('web', {}, entries)], customers: [acme] })));
  return endingHolds(found, today);
}

const fix = "remove the hold, and the release moves to what 'late' runs; or give a later day";

it.each([
  ['2027-01-01', "the hold of 'web' at 0.9.0 ended on 2026-12-31, and still keeps it"],
  ['2026-12-31', "the hold of 'web' at 0.9.0 ends today"],
  ['2026-12-24', "the hold of 'web' at 0.9.0 ends on 2026-12-31"],
])('on %s a hold until 2026-12-31 draws a warning', (today, problem) => {
  expect(judge(today)).toStrictEqual([
    {
      severity: 'warning',
      at: { file: 'customers/acme/customer.ts', path: 'tenants.prod.sites.oslo.holds.web.until' },
      problem,
      fix,
    },
  ]);
});

it('nothing is said more than seven days ahead', () => {
  expect(judge('2026-12-23')).toStrictEqual([]);
});

it('a hold of 2020 is told', () => {
  expect(judge('2026-11-30', '2020-01-01').map(({ problem }) => problem)).toStrictEqual([
    "the hold of 'web' at 0.9.0 ended on 2020-01-01, and still keeps it",
  ]);
});

const place = 'products/web/product.ts values.captcha.apiKey';
const allowed = allowedCredentials(
  fleet({ allowedCredentials: { [place]: { reason: 'public', until: '2026-12-31' } } }),
);

it.each([
  ['2026-12-23', []],
  ['2026-12-24', [['warning', `the permission for '${place}' ends on 2026-12-31`]]],
  ['2026-12-31', [['warning', `the permission for '${place}' ends today`]]],
  ['2027-01-01', [['error', `the permission for '${place}' ended on 2026-12-31`]]],
])('on %s a permission until 2026-12-31 is judged by the day', (today, said) => {
  const found = endingPermissions(allowed, 'fleet/fleet.ts', today);
  expect(found.map(({ severity, problem }) => [severity, problem])).toEqual(said);
});
