import { engineOf } from '../../engines';
import { hostedBy } from '../../facts/hosted';
import { error, warning, within, type Issue, type Location } from '../../issues/issue';
import type { ClusterPlan } from '../../plan/cluster';
import type { EnvironmentPlan } from '../../plan/environment';
import { faultOfPromql } from '../../observability/promql-fault';
import {
  filledQuery,
  type AnalysisPlan,
  type PacePlan,
  type WorkloadsPlan,
} from '../../plan/environment/workloads';
import type { Rule } from '../rule';

/** What Kubernetes takes, in seconds. Source: Kubernetes, "HorizontalPodAutoscaler", `scalingPolicy`, `stabilizationWindowSeconds`. */
const LONGEST = { window: 3600, every: 1800 } as const;

/** What the placeholders of a query stand for while it is judged. */
const EXAMPLE = { namespace: 'n', name: 'w', service: 's', interval: '60s' };

/** Names of the checks that are no queries. */
const OWN = ['latency', 'restarts', 'success-rate'];

/** What an environment says of workloads fits together, and what its clusters can do. */
export const workloads: Rule = function* ({ specs: { fleetFile }, plan }) {
  for (const environment of plan.environments) {
    const at = within({ file: fleetFile }, 'environments', environment.name, 'workloads');
    yield* ofScaling(environment.workloads, within(at, 'scaling'));
    yield* ofStrategy(environment.workloads, at);
    yield* ofAnalysis(environment.workloads, within(at, 'analysis'));
    const cluster = plan.clusters.find((each) => followsByFlagger(each, environment));
    if (cluster) yield* ofFlagger(environment.workloads, cluster, at);
  }
};

function followsByFlagger(cluster: ClusterPlan, { name }: EnvironmentPlan): boolean {
  return hostedBy(cluster.spec).includes(name) && engineOf(cluster).progressive === 'flagger';
}

function* ofScaling({ scaling }: WorkloadsPlan, at: Location): Generator<Issue> {
  if ('replicas' in scaling) return;
  const { min, max } = scaling;
  if (min > max)
    yield error(within(at, 'min'), `at least ${min} replicas, and at most ${max}`, `give at most ${max}`);
  for (const key of ['up', 'down'] as const) yield* ofPace(scaling[key], within(at, key));
}

function* ofPace(pace: PacePlan, at: Location): Generator<Issue> {
  for (const key of ['window', 'every'] as const) {
    if (pace[key] > LONGEST[key])
      yield error(within(at, key), `${pace[key]} s is too long`, `give at most ${LONGEST[key] / 60}m`);
  }
  if (pace.every === 0)
    yield error(within(at, 'every'), 'no time at all is between two steps', "give at least '1s'");
}

function* ofStrategy({ strategy }: WorkloadsPlan, at: Location): Generator<Issue> {
  if (strategy.kind !== 'canary') return;
  const { weights } = strategy;
  const fall = weights.findIndex((weight, index) => index > 0 && weight <= weights[index - 1]!);
  if (fall < 0) return;
  const problem = `weight ${weights[fall]} comes after ${weights[fall - 1]}`;
  yield error(
    within(at, 'strategy', 'canary', 'weights'),
    problem,
    'give each weight once, the lowest first',
  );
}

function* ofAnalysis({ analysis, strategy, traffic }: WorkloadsPlan, at: Location): Generator<Issue> {
  if (!analysis) return;
  if (strategy.kind !== 'canary' && strategy.kind !== 'blueGreen') {
    const problem = `nothing is asked while '${strategy.kind}' replaces pods`;
    yield error(at, problem, 'leave analysis out, or make the strategy canary or blueGreen');
    return;
  }
  const { successRate, latency, restarts, queries } = analysis;
  const asksOfRequests = successRate !== undefined || latency !== undefined;
  if (!asksOfRequests && restarts === undefined && Object.keys(queries).length === 0)
    yield error(
      at,
      'nothing is asked',
      'give successRate, latency, restarts or queries, or leave analysis out',
    );
  if (asksOfRequests && !traffic) {
    const problem = 'successRate and latency are of requests, and nothing counts them';
    yield error(
      at,
      problem,
      "say in workloads what does: traffic: 'nginx' or traffic: { istio: { gateways: […] } }",
    );
  }
  yield* ofQueries(queries, within(at, 'queries'));
}

function* ofQueries(queries: AnalysisPlan['queries'], at: Location): Generator<Issue> {
  for (const [name, { query, min, max }] of Object.entries(queries)) {
    const own = within(at, name);
    if (OWN.includes(name)) yield error(own, `'${name}' is a check already`, 'give the query another name');
    // It ends the name of a MetricTemplate.
    if (!/^[a-z0-9]([-a-z0-9]{0,28}[a-z0-9])?$/.test(name))
      yield error(
        own,
        `'${name}' is no name for a check`,
        'give at most 30 lower-case letters, digits and dashes',
      );
    if (min === undefined && max === undefined)
      yield error(own, 'any answer is good', 'give min, max or both');
    const fault = faultOfPromql(filledQuery(query, EXAMPLE));
    if (fault !== undefined)
      yield error(within(own, 'query'), `is no PromQL: ${fault}`, 'correct the expression');
  }
}

/** Sources: Flagger, "Deployment Strategies", "How it works", "Webhooks". */
function* ofFlagger(
  { strategy, rollback, scaling, traffic, analysis }: WorkloadsPlan,
  { name }: ClusterPlan,
  at: Location,
): Generator<Issue> {
  const flagger = `Flagger, which has new versions on cluster '${name}',`;
  if (strategy.kind !== 'canary' && strategy.kind !== 'blueGreen') {
    if (rollback === 'manual') return;
    const problem = `${flagger} takes back no version that '${strategy.kind}' brings`;
    yield error(within(at, 'rollback'), problem, "make it 'manual', or the strategy canary or blueGreen");
    return;
  }
  const ofKind = within(at, 'strategy', strategy.kind);
  if (rollback === 'manual')
    yield error(
      within(at, 'rollback'),
      `${flagger} takes a bad version back by itself`,
      "make it 'automatic'",
    );
  if (strategy.manualPromotion) {
    const fix = 'leave it out, or give the environment clusters that Argo CD runs';
    yield error(within(ofKind, 'manualPromotion'), `${flagger} waits for no person`, fix);
  }
  if (strategy.kind === 'canary' && !traffic) {
    const fix =
      "say in workloads what does: traffic: 'nginx' or traffic: { istio: { gateways: […] } }; or use blueGreen";
    yield error(ofKind, `${flagger} splits requests, and needs something that routes them`, fix);
  }
  if ('replicas' in scaling && scaling.replicas > 1) {
    const { replicas } = scaling;
    const fix = `let an autoscaler have as many: scaling: { min: ${replicas}, max: ${replicas} }`;
    yield error(within(at, 'scaling', 'replicas'), `${flagger} sets the number of replicas itself`, fix);
  }
  if (strategy.kind === 'blueGreen' && (analysis?.successRate !== undefined || analysis?.latency)) {
    const problem = `${flagger} judges a version of blueGreen before it has requests: successRate and latency are not asked there`;
    yield warning(within(at, 'analysis'), problem, 'ask by restarts or queries as well, or use canary');
  }
}
