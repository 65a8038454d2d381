import type { WorkloadsSpec } from '../../../lib/authored/environment/strategy';
import { fleet, issuesOf } from '../../support/specs';

/** The small fleet, whose production runs on every engine and its development on Argo CD alone. */
function judge(workloads: WorkloadsSpec, environment: 'dev' | 'prod' = 'dev') {
  const { environments, ...rest } = fleet();
  const changed = { ...environments, [environment]: { ...environments[environment]!, workloads } };
  const issues = issuesOf({ fleet: { ...rest, environments: changed }, products: [], customers: [] });
  return issues.map(({ severity, at, problem, fix }) => [
    severity,
    at.path!.replace(/^environments\.\w+\./, ''),
    problem,
    fix,
  ]);
}

const canary = { canary: { weights: [10, 50], every: '5m' } } as const;
const prometheus = 'http://prometheus.monitoring:9090';

it.each<[string, WorkloadsSpec]>([
  ['nothing is said', {}],
  ['one replica is replaced', { strategy: 'Recreate', rollback: 'automatic', scaling: { replicas: 1 } }],
  ['replicas split requests', { strategy: canary, scaling: { min: 3, max: 20 } }],
  ['a person decides', { strategy: { blueGreen: { manualPromotion: true } }, rollback: 'manual' }],
  [
    'a query has placeholders',
    {
      strategy: canary,
      analysis: {
        prometheus,
        queries: { errors: { query: 'sum(rate(errors{service="{{ service }}"}[{{interval}}]))', max: 1 } },
      },
    },
  ],
  [
    'much is asked',
    { strategy: canary, traffic: 'nginx', analysis: { prometheus, successRate: 99, restarts: 0 } },
  ],
])('a cluster of Argo CD takes workloads where %s', (_, workloads) => {
  expect(judge(workloads)).toEqual([]);
});

it.each<[string, WorkloadsSpec]>([
  ['rolls', { strategy: 'RollingUpdate', scaling: { replicas: 3 } }],
  ['is blue-green', { strategy: { blueGreen: {} }, scaling: { min: 3, max: 20 } }],
  ['is a canary', { strategy: canary, traffic: 'nginx', analysis: { prometheus, successRate: 99 } }],
])('every engine takes workloads whose strategy %s', (_, workloads) => {
  expect(judge(workloads, 'prod')).toEqual([]);
});

it.each<[string, WorkloadsSpec, string, string, string]>([
  [
    'less at most than at least',
    { scaling: { min: 5, max: 2 } },
    'workloads.scaling.min',
    'at least 5 replicas, and at most 2',
    'give at most 2',
  ],
  [
    'a window that Kubernetes refuses',
    { scaling: { min: 1, max: 2, down: { window: '2h' } } },
    'workloads.scaling.down.window',
    '7200 s is too long',
    'give at most 60m',
  ],
  [
    'steps without a time between them',
    { scaling: { min: 1, max: 2, up: { every: '0s' } } },
    'workloads.scaling.up.every',
    'no time at all is between two steps',
    "give at least '1s'",
  ],
  [
    'weights that fall',
    { strategy: { canary: { weights: [20, 10], every: '1m' } } },
    'workloads.strategy.canary.weights',
    'weight 10 comes after 20',
    'give each weight once, the lowest first',
  ],
  [
    'questions that nobody asks',
    { strategy: 'Recreate', analysis: { prometheus, restarts: 0 } },
    'workloads.analysis',
    "nothing is asked while 'Recreate' replaces pods",
    'leave analysis out, or make the strategy canary or blueGreen',
  ],
  [
    'an analysis without a question',
    { strategy: canary, analysis: { prometheus } },
    'workloads.analysis',
    'nothing is asked',
    'give successRate, latency, restarts or queries, or leave analysis out',
  ],
  [
    'requests that nothing counts',
    { strategy: canary, analysis: { prometheus, successRate: 99 } },
    'workloads.analysis',
    'successRate and latency are of requests, and nothing counts them',
    "say in workloads what does: traffic: 'nginx' or traffic: { istio: { gateways: […] } }",
  ],
  [
    'a query of which any answer is good',
    { strategy: canary, analysis: { prometheus, queries: { queue: { query: 'max(queue)' } } } },
    'workloads.analysis.queries.queue',
    'any answer is good',
    'give min, max or both',
  ],
  [
    'a query with the name of a check',
    { strategy: canary, analysis: { prometheus, queries: { restarts: { query: 'max(queue)', max: 1 } } } },
    'workloads.analysis.queries.restarts',
    "'restarts' is a check already",
    'give the query another name',
  ],
  [
    'a query whose name names no object',
    {
      strategy: canary,
      analysis: { prometheus, queries: { Queue_length: { query: 'max(queue)', max: 1 } } },
    },
    'workloads.analysis.queries.Queue_length',
    "'Queue_length' is no name for a check",
    'give at most 30 lower-case letters, digits and dashes',
  ],
  [
    'a query that is no PromQL',
    {
      strategy: canary,
      analysis: { prometheus, queries: { queue: { query: 'max(queue{namespace="{{namespace}}"}', max: 1 } } },
    },
    'workloads.analysis.queries.queue.query',
    'is no PromQL: it ends too early',
    'correct the expression',
  ],
])('%s: refused', (_, workloads, path, problem, fix) => {
  expect(judge(workloads)).toEqual([['error', path, problem, fix]]);
});

const flagger = "Flagger, which has new versions on cluster 'arc-prod',";

it.each<[string, WorkloadsSpec, string, string, string, string]>([
  [
    'a rolling update is taken back',
    { rollback: 'automatic' },
    'error',
    'workloads.rollback',
    `${flagger} takes back no version that 'RollingUpdate' brings`,
    "make it 'manual', or the strategy canary or blueGreen",
  ],
  [
    'a person takes it back',
    { strategy: { blueGreen: {} }, rollback: 'manual' },
    'error',
    'workloads.rollback',
    `${flagger} takes a bad version back by itself`,
    "make it 'automatic'",
  ],
  [
    'a person promotes it',
    { strategy: { blueGreen: { manualPromotion: true } } },
    'error',
    'workloads.strategy.blueGreen.manualPromotion',
    `${flagger} waits for no person`,
    'leave it out, or give the environment clusters that Argo CD runs',
  ],
  [
    'nothing routes the requests of a canary',
    { strategy: canary },
    'error',
    'workloads.strategy.canary',
    `${flagger} splits requests, and needs something that routes them`,
    "say in workloads what does: traffic: 'nginx' or traffic: { istio: { gateways: […] } }; or use blueGreen",
  ],
  [
    'replicas are fixed',
    { strategy: { blueGreen: {} }, scaling: { replicas: 3 } },
    'error',
    'workloads.scaling.replicas',
    `${flagger} sets the number of replicas itself`,
    'let an autoscaler have as many: scaling: { min: 3, max: 3 }',
  ],
  [
    'requests are judged that have not come',
    { strategy: { blueGreen: {} }, traffic: 'nginx', analysis: { prometheus, successRate: 99 } },
    'warning',
    'workloads.analysis',
    `${flagger} judges a version of blueGreen before it has requests: successRate and latency are not asked there`,
    'ask by restarts or queries as well, or use canary',
  ],
])('what Flagger cannot do is told: %s', (_, workloads, severity, path, problem, fix) => {
  expect(judge(workloads, 'prod')).toEqual([[severity, path, problem, fix]]);
});
