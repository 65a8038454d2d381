import { componentsWith } from '../component-hosts';
import { error, warning, within, type Issue, type Location } from '../../issues/issue';
import { faultOfPromql } from '../../observability/promql-fault';
import { SLO_VARIABLES } from '../../observability/slo';
import type { Rule } from '../rule';

/** What the placeholders of an objective stand for while it is judged. */
const EXAMPLE: Readonly<Record<(typeof SLO_VARIABLES)[number], string>> = { $namespace: 'n', $window: '5m' };

/** An objective is asked of each release, over several windows. One wrong expression, and Prometheus' operator refuses the rules of all tenants. */
export const objectives: Rule = function* ({ specs: { fleet, fleetFile, products } }) {
  const isWatched = componentsWith(fleet, fleetFile, 'observability').length > 0;
  for (const { spec, file } of products) {
    for (const [name, { bad, total }] of Object.entries(spec.slos ?? {})) {
      const at = within({ file }, 'slos', name);
      yield* ofExpression(bad, within(at, 'bad'));
      yield* ofExpression(total, within(at, 'total'));
      if (isWatched) continue;
      yield warning(
        at,
        `'${name}' is looked at nowhere`,
        'give the fleet a component with observability, or leave it out',
      );
    }
  }
};

function* ofExpression(expression: string, at: Location): Generator<Issue> {
  const missing = SLO_VARIABLES.filter((variable) => !expression.includes(variable));
  if (missing.length > 0)
    yield error(
      at,
      `has no ${missing.join(' and no ')}`,
      `write it for one release and any window, as in rate(http_requests_total{namespace="$namespace"}[$window])`,
    );
  const filled = SLO_VARIABLES.reduce((text, each) => text.replaceAll(each, EXAMPLE[each]), expression);
  const fault = faultOfPromql(filled);
  if (fault !== undefined) yield error(at, `is no PromQL: ${fault}`, 'correct the expression');
}
