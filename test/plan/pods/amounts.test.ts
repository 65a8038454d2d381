import {
  faultsOfAmounts,
  faultsOfMaximum,
  faultsOfProbes,
  numberOf,
  requestedBy,
} from '../../../lib/plan/pods/amounts';
import { podSpec } from '../../../lib/plan/pods/spec';
import { tier } from '../../support/specs';

const max = { ...tier.container.max, ephemeralStorage: '10Gi' } as const;

function container(name: string, requests: object, limits: object, more: object = {}) {
  return { name, resources: { requests, limits }, ...more };
}
const web = container('web', { cpu: '100m', memory: '128Mi' }, { cpu: 1, memory: '256Mi' });

function told(...containers: object[]): string[] {
  const pod = podSpec.parse({ containers });
  return [...faultsOfAmounts(pod), ...faultsOfMaximum(pod, max)].map(({ problem }) => problem);
}

it.each<[string | number, number]>([
  ['500m', 0.5],
  [2, 2],
  ['1.5', 1.5],
  ['.5', 0.5],
  ['2Ki', 2048],
  ['1k', 1000],
  ['1G', 1e9],
  ['2e3', 2000],
  ['1E', 1e18],
  ['1Ei', 2 ** 60],
  ['100n', 1e-7],
])('%s is %s', (quantity, number) => {
  expect(numberOf(quantity)).toBeCloseTo(number, 10);
});

it.each(['five', '5XB', ''])('%s is no quantity', (quantity) => {
  expect(numberOf(quantity)).toBeNaN();
});

it('a container says what it asks for and what it may have, within what one may have', () => {
  expect(told(web)).toEqual([]);
  expect(told({ name: 'web' })).toEqual([
    "container 'web' requests no cpu",
    "container 'web' has no limit of cpu",
    "container 'web' requests no memory",
    "container 'web' has no limit of memory",
  ]);
  expect(told(container('web', { cpu: 1, memory: '1Gi' }, { cpu: 8, memory: '16Gi' }))).toEqual([
    "container 'web' may have 8 cpu, more than the 4 of the tier",
    "container 'web' may have 16Gi memory, more than the 8Gi of the tier",
  ]);
  expect(told(container('web', { cpu: 2, memory: '1Gi' }, { cpu: 1, memory: 'much' }))).toEqual([
    "container 'web' requests 2 cpu, more than its limit 1",
    "container 'web' requests 1Gi memory, more than its limit much",
    "container 'web' may have much memory, more than the 8Gi of the tier",
  ]);
});

it('a container that serves says when it is ready, and when it is dead', () => {
  const probes = (given: object) => [
    ...faultsOfProbes(podSpec.parse({ containers: [{ name: 'web', ...given }] })),
  ];
  expect(probes({ readinessProbe: { httpGet: {} }, livenessProbe: { exec: {} } })).toEqual([]);
  expect(probes({ livenessProbe: { exec: {} } })).toEqual([
    { problem: "container 'web' has no readinessProbe", fix: 'give readinessProbe' },
  ]);
});

it('a pod asks for what its containers do together, or for the largest that comes first', () => {
  const cpu = (amount: string, more: object = {}) => container('a', { cpu: amount }, {}, more);
  const asked = (pod: object) => requestedBy(podSpec.parse(pod), 'cpu');
  expect(asked({ containers: [cpu('1'), cpu('500m')] })).toBe(1.5);
  expect(asked({ containers: [cpu('1')], initContainers: [cpu('3'), cpu('2')] })).toBe(3);
  expect(asked({ containers: [cpu('1')], initContainers: [cpu('250m', { restartPolicy: 'Always' })] })).toBe(
    1.25,
  );
  expect(asked({ containers: [container('a', {}, { cpu: '2' })] })).toBe(2);
});
