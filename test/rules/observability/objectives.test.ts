import type { SloSpec } from '../../../lib/authored/operations/observability';
import { plan } from '../../../lib/planner/plan';
import { operated, promises } from '../../support/operated';
import { issuesOf, product, untyped } from '../../support/specs';

const good = promises.slos!.availability!;

function said(changes: Partial<SloSpec>) {
  const specs = operated();
  const web = product('web', { slos: { availability: { ...good, ...changes } }, dependsOn: ['api'] });
  return plan({ ...specs, products: [web, product('api')] }).issues.map(
    ({ at, problem, fix }) => `${at.path}: ${problem}; ${fix}`,
  );
}

it('an objective that can be asked for is right', () => {
  expect(said({})).toEqual([]);
});

it.each([
  ['sum(rate(errors{namespace="$namespace"}[$window])', 'it ends too early'],
  [
    'sum by namespace (rate(errors{namespace="$namespace"}[$window]))',
    'at \'namespace (rate(errors{namespace="n"}[5m…\'',
  ],
  ['rate(errors{namespace="$namespace"}[$window]) +', 'it ends too early'],
])('%s is refused', (bad, where) => {
  expect(said({ bad })).toEqual([`slos.availability.bad: is no PromQL: ${where}; correct the expression`]);
});

it('an expression is of one release and any window', () => {
  expect(said({ total: 'sum(rate(requests[5m]))' })).toEqual([
    'slos.availability.total: has no $namespace and no $window; write it for one release and any window, as in rate(http_requests_total{namespace="$namespace"}[$window])',
  ]);
});

it.each([0, 100, 101, '99.9'])('%p is no objective', (objective) => {
  expect(said({ objective: untyped(objective) }).join()).toMatch(/slos.availability.objective/);
});

it('is looked at nowhere without observability, which is said', () => {
  const issues = issuesOf({ products: [product('web', { slos: promises.slos })] });
  expect(issues.map(({ severity, at, problem }) => [severity, at.path, problem])).toEqual([
    ['warning', 'slos.availability', "'availability' is looked at nowhere"],
  ]);
});
