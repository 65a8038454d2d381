import type { ClusterSpec } from '../../../../lib/authored/cluster';
import { arcCluster } from '../../../support/arc';
import { fleet, issuesOf, untyped } from '../../../support/specs';

/** What is said of an arc cluster with this beside or within what it has. */
function judge(more: object) {
  const one: ClusterSpec = untyped({ ...arcCluster(), ...more });
  return issuesOf({ fleet: fleet({ clusters: { one } }), customers: [] }).map(
    ({ at, problem }) => `${at.path}: ${problem}`,
  );
}

it.each([
  ['shards', ['a']],
  ['install', { repository: 'registry', version: 'v2.6.4' }],
  ['roots', { tenants: 'x' }],
  ['crossNamespaceReferences', true],
])('%s is of clusters that run Flux themselves', (key, value) => {
  expect(judge({ [key]: value })).toEqual([`clusters.one.${key}: 'clusters.one.${key}' is unknown`]);
});

it('seconds are whole and at least one', () => {
  const of = (seconds: unknown) =>
    judge({ arc: { configurations: { infra: { syncIntervalInSeconds: seconds } } } });
  const at = 'clusters.one.arc.configurations.infra.syncIntervalInSeconds';
  expect(of(1)).toEqual([]);
  expect(of(1.5)).toEqual([`${at}: '${at}' is 1.5, not an integer`]);
  expect(of(0)).toEqual([`${at}: '${at}' is 0, which is too small`]);
  expect(of('60')).toHaveLength(1);
});

it.each([
  ['apiVersion', '2024-11-01'],
  ['resource', 'provisionedClusters'],
  ['credentials', 'password'],
  ['credentials', { tls: [] }],
  ['credentials', { tls: ['password'] }],
  ['credentials', { httpsUser: 'x', ssh: {} }],
  ['extension', { flux: '3.0' }],
  ['extension', { protectedSettings: { token: 'the secret itself' } }],
])('arc.%s %j is refused', (key, value) => {
  const issues = judge({ arc: { [key]: value } });
  expect(issues).toHaveLength(1);
  expect(issues[0]).toContain(`clusters.one.arc.${key}`);
});
