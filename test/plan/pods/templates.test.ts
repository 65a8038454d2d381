import type { KubernetesObject } from '../../../lib/authored/component/object';
import type { WorkloadsSpec } from '../../../lib/authored/environment/strategy';
import { podTemplates } from '../../../lib/plan/pods/templates';
import { drawn, FULL, releaseIn } from '../../support/workloads';

function object(kind: string, spec: object): KubernetesObject {
  return { apiVersion: 'v1', kind, metadata: { name: 'web' }, spec };
}
const pod = { containers: [{ name: 'web' }] };
const template = { spec: pod };

it.each<[string, KubernetesObject, boolean]>([
  ['a Pod', object('Pod', pod), false],
  ['a Deployment', object('Deployment', { template }), true],
  ['a StatefulSet', object('StatefulSet', { template }), true],
  ['a Job', object('Job', { template }), false],
  ['a CronJob', object('CronJob', { jobTemplate: { spec: { template } } }), false],
])('finds the pods of %s', (_, owner, isServing) => {
  expect(podTemplates([object('Service', {}), owner])).toMatchObject([
    { of: `${owner.kind} web`, spec: pod, isServing, replicas: 1 },
  ]);
});

it.each<[string, WorkloadsSpec, 'argo-rollouts' | 'flagger', number, number]>([
  ['a Deployment that rolls', { scaling: { replicas: 5 } }, 'argo-rollouts', 5, 7],
  ['a Deployment of an autoscaler', { scaling: { min: 2, max: 8 } }, 'argo-rollouts', 8, 10],
  ['Recreate', { strategy: 'Recreate', scaling: { replicas: 4 } }, 'argo-rollouts', 4, 4],
  [
    'Recreate that is taken back',
    { strategy: 'Recreate', rollback: 'automatic', scaling: { replicas: 4 } },
    'argo-rollouts',
    4,
    4,
  ],
  ['blue-green', { strategy: { blueGreen: {} }, scaling: { min: 3, max: 20 } }, 'argo-rollouts', 20, 40],
  [
    'a canary by replicas',
    { strategy: { canary: { weights: [20], every: '1m' } }, scaling: { replicas: 4 } },
    'argo-rollouts',
    4,
    5,
  ],
  [
    'a canary by requests',
    { strategy: { canary: { weights: [20], every: '1m' } }, scaling: { replicas: 4 }, traffic: 'nginx' },
    'argo-rollouts',
    4,
    8,
  ],
  ['what Flagger follows', { strategy: { blueGreen: {} }, scaling: { min: 3, max: 20 } }, 'flagger', 20, 40],
])('counts the pods of %s at most, and while it rolls', (_, workloads, progressive, replicas, peak) => {
  const { objects } = drawn(FULL, releaseIn(workloads, progressive));
  expect(podTemplates(objects)).toMatchObject([{ isServing: true, replicas, peak }]);
});

it('a Job runs so many pods at once', () => {
  expect(podTemplates([object('Job', { parallelism: 3, template })])).toMatchObject([
    { replicas: 3, peak: 3 },
  ]);
});

it.each<[string, string, object, number]>([
  ['Deployment', 'says nothing of it', {}, 5],
  ['Deployment', 'adds all of them', { rollingUpdate: { maxSurge: '100%' } }, 8],
  ['Deployment', 'adds none', { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }, 4],
  ['Rollout', 'adds two', { canary: { maxSurge: 2 } }, 6],
  ['StatefulSet', 'adds none, whatever it says', { rollingUpdate: { maxSurge: 2 } }, 4],
])('a %s that %s while it rolls', (kind, _, strategy, peak) => {
  expect(podTemplates([object(kind, { replicas: 4, strategy, template })])).toMatchObject([{ peak }]);
});

it('what has no template makes no pods', () => {
  expect(podTemplates([object('Deployment', {}), object('Service', { ports: [] })])).toEqual([]);
});
