import type { ArcSettings } from '../../lib/engines/arc/authored/settings';
import type { ClusterSpec } from '../../lib/authored/cluster';
import type { Specs } from '../../lib/authored/specs';
import type { StateRepository, StateSource } from '../../lib/authored/repository';
import { anyCluster, customer, fleet, specs } from './specs';

/** An arc cluster of the small fleet. */
export function arcCluster(arc: ArcSettings = {}, source?: StateSource): ClusterSpec {
  return { ...anyCluster, engine: 'arc', environment: 'prod', arc, ...(source && { source }) };
}

/** The small fleet on these arc clusters alone, with one tenant on the first. */
export function arcFleet(
  clusters: Readonly<Record<string, ClusterSpec>>,
  state: Partial<StateRepository> = {},
): Specs {
  const standard = fleet();
  const [first] = Object.keys(clusters);
  return specs({
    fleet: { ...standard, clusters, state: { ...standard.state, ...state } },
    customers: [customer('acme', { tenants: { prod: { cluster: first!, ring: 'late' } } })],
  });
}

/** Every kind of source, with credentials of each kind that opens it. */
export const sources: readonly (readonly [
  what: string,
  given: {
    readonly source?: StateSource;
    readonly credentials?: ArcSettings['credentials'];
    readonly state?: Partial<StateRepository>;
    /** Only the newer API version knows it. */
    readonly newer?: true;
  },
])[] = [
  ['a public branch', {}],
  ['a branch, by a Secret', { state: { secretRef: 'fleet-state' } }],
  ['a tag, by a password', { source: { tag: 'v1' }, credentials: { httpsUser: 'robot' } }],
  [
    'a commit, by a key',
    {
      source: { commit: 'a'.repeat(40) },
      state: { url: 'ssh://git@git.example.com/state.git' },
      credentials: { ssh: { knownHosts: 'git.example.com ssh-ed25519 AAAA' } },
    },
  ],
  [
    'a range of tags, by workload identity',
    { source: { semver: '>=1.0.0' }, state: { provider: 'azure' }, newer: true },
  ],
  [
    'an artifact with everything said',
    {
      source: {
        oci: 'oci://registry.example.com/fleet',
        ref: { digest: `sha256:${'0'.repeat(64)}` },
        secretRef: 'registry',
        verify: { provider: 'cosign', matchOIDCIdentity: [{ issuer: '^https://x$', subject: '^y$' }] },
        layerSelector: { mediaType: 'application/vnd.x' },
        interval: '5m',
        timeout: '90s',
      },
      credentials: { tls: ['clientCertificate', 'privateKey', 'caCertificate'] },
      newer: true,
    },
  ],
  [
    'an artifact of Azure, by workload identity',
    { source: { oci: 'oci://x.azurecr.io/fleet', ref: { tag: 'prod' }, provider: 'azure' }, newer: true },
  ],
  [
    'a bucket, by a Secret',
    { source: { bucket: 'fleet', endpoint: 'minio.example.com:9000', insecure: true, secretRef: 'minio' } },
  ],
  [
    'a bucket, by keys',
    { source: { bucket: 'fleet', endpoint: 's3.example.com' }, credentials: 'bucketSecretKey' },
  ],
  [
    'a container of blobs, by the account',
    {
      source: { azureBlob: 'https://x.blob.core.windows.net', container: 'fleet' },
      credentials: 'accountKey',
    },
  ],
  [
    'a container of blobs, by a token',
    { source: { azureBlob: 'https://x.blob.core.windows.net', container: 'fleet' }, credentials: 'sasToken' },
  ],
];
