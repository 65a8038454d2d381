import type { ArcSettings } from '../../../../lib/engines/arc/authored/settings';
import type { ClusterSpec } from '../../../../lib/authored/cluster';
import type { StateRepository, StateSource } from '../../../../lib/authored/repository';
import { anyCluster, fleet, issuesOf } from '../../../support/specs';
import { arcCluster, sources } from '../../../support/arc';

function judge(
  source: StateSource | undefined,
  state: Partial<StateRepository> = {},
  arc: ArcSettings = { apiVersion: '2025-04-01' },
) {
  return judgeCluster(arcCluster(arc, source), state);
}

function judgeCluster(one: ClusterSpec, state: Partial<StateRepository> = {}) {
  const { state: standard } = fleet();
  return issuesOf({ fleet: fleet({ clusters: { one }, state: { ...standard, ...state } }), customers: [] });
}
const at = (path: string) => ({ file: 'fleet/fleet.ts', path });
const oci = { oci: 'oci://registry.example.com/fleet', ref: { tag: 'prod' } } as const;
const bucket = { bucket: 'fleet', endpoint: 's3.example.com', secretRef: 'keys' } as const;

it.each(sources)('%s can be said to ARM', (_, { credentials, source, state, newer }) => {
  const arc = { ...(newer && { apiVersion: '2025-04-01' as const }), ...(credentials && { credentials }) };
  expect(judge(source, state, arc)).toStrictEqual([]);
});

it('a source in OCI needs the newer API version', () => {
  expect(judge(oci, {}, {})).toStrictEqual([
    {
      severity: 'error',
      at: at('clusters.one.source'),
      problem: "a source in OCI is known from API version 2025-04-01; cluster 'one' has 2023-05-01",
      fix: "give cluster 'one' arc.apiVersion: '2025-04-01'",
    },
  ]);
});

it('so does a git repository with a provider, which is the state repository', () => {
  expect(judge(undefined, { provider: 'github' }, {})).toMatchObject([
    {
      at: at('state.provider'),
      problem:
        "'github' as the provider of a git repository is known from API version 2025-04-01; cluster 'one' has 2023-05-01",
    },
  ]);
});

it('intervals and timeouts are whole seconds, however they are written', () => {
  expect(judge({ ...oci, interval: '1m30s', timeout: '2000ms' })).toStrictEqual([]);
  expect(judge({ ...oci, interval: '1500ms', timeout: '0s' })).toStrictEqual([
    {
      severity: 'error',
      at: at('clusters.one.source.interval'),
      problem: "'1500ms' is not in whole seconds, which Azure wants of cluster 'one'",
      fix: "give whole seconds, such as '2s'",
    },
    {
      severity: 'error',
      at: at('clusters.one.source.timeout'),
      problem: "'0s' is not in whole seconds, which Azure wants of cluster 'one'",
      fix: "give whole seconds, such as '1s'",
    },
  ]);
});

it.each<[string, StateSource | undefined, Partial<StateRepository>, string]>([
  ['verify', undefined, { verify: { mode: 'HEAD', secretRef: 'keys' } }, 'state.verify'],
  ['proxySecretRef', undefined, { proxySecretRef: 'proxy' }, 'state.proxySecretRef'],
  ['recurseSubmodules', { branch: 'x' }, { recurseSubmodules: true }, 'state.recurseSubmodules'],
  ['provider', { ...oci, provider: 'aws' }, {}, 'clusters.one.source.provider'],
  ['a Secret with certificates', { ...oci, certSecretRef: 'ca' }, {}, 'clusters.one.source.certSecretRef'],
  [
    'a Secret with public keys',
    { ...oci, verify: { provider: 'cosign', secretRef: 'keys' } },
    {},
    'clusters.one.source.verify.secretRef',
  ],
  ['provider of a bucket', { ...bucket, provider: 'gcp' }, {}, 'clusters.one.source.provider'],
  ['region', { ...bucket, region: 'eu' }, {}, 'clusters.one.source.region'],
  ['prefix', { ...bucket, prefix: 'a/' }, {}, 'clusters.one.source.prefix'],
])('%s is an option that ARM does not have, and no silence', (_, source, state, path) => {
  const issues = judge(source, state);
  expect(issues.map((issue) => [issue.severity, issue.at])).toEqual([['error', at(path)]]);
  expect(issues[0]!.problem).toContain('Azure Resource Manager has no field for');
});

it('files that were to be left out are pulled, with a warning', () => {
  expect(judge(undefined, { ignore: '*.md' })).toMatchObject([
    { severity: 'warning', at: at('state.ignore') },
  ]);
});

it('a bucket without credentials is refused', () => {
  const { secretRef: _, ...open } = bucket;
  expect(judge(open)).toStrictEqual([
    {
      severity: 'error',
      at: at('clusters.one.source'),
      problem: "the bucket of cluster 'one' has no credentials, which Azure wants of every bucket",
      fix: "name a Secret (secretRef), or give the cluster arc.credentials: 'bucketSecretKey'",
    },
  ]);
});

it('a cluster that runs Flux by itself may pull whatever Flux pulls', () => {
  const source = {
    azureBlob: 'https://x.blob.core.windows.net',
    container: 'fleet',
    interval: '1500ms',
  } as const;
  expect(judgeCluster({ ...anyCluster, engine: 'flux', environment: 'prod', source })).toStrictEqual([]);
});
