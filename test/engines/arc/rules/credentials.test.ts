import type { ArcCredentials } from '../../../../lib/engines/arc/authored/settings';
import type { StateRepository, StateSource } from '../../../../lib/authored/repository';
import { arcCluster, sources } from '../../../support/arc';
import { fleet, issuesOf } from '../../../support/specs';

function judge(
  credentials: ArcCredentials | undefined,
  source?: StateSource,
  state: Partial<StateRepository> = {},
) {
  const { state: standard } = fleet();
  const one = arcCluster({ apiVersion: '2025-04-01', ...(credentials && { credentials }) }, source);
  return issuesOf({ fleet: fleet({ clusters: { one }, state: { ...standard, ...state } }), customers: [] });
}
const at = { file: 'fleet/fleet.ts', path: 'clusters.one.arc.credentials' };
const blob = { azureBlob: 'https://x.blob.core.windows.net', container: 'fleet' } as const;
const oci = { oci: 'oci://registry.example.com/fleet', ref: { tag: 'prod' } } as const;

it.each(sources)('the credentials of %s open it', (_, { credentials, source, state }) => {
  expect(judge(credentials, source, state)).toStrictEqual([]);
});

it('credentials of another kind of source are refused, with those that fit', () => {
  expect(judge({ httpsUser: 'robot' }, blob)).toStrictEqual([
    {
      severity: 'error',
      at,
      problem: "'httpsUser' is of a git repository, but the cluster pulls Azure Blob Storage",
      fix: 'use accountKey or sasToken, or leave it out and name a Secret (secretRef of the source)',
    },
  ]);
  expect(judge('bucketSecretKey')[0]?.problem).toBe(
    "'bucketSecretKey' is of a bucket, but the cluster pulls a git repository",
  );
});

it('a key goes with an SSH address, a password with HTTPS', () => {
  const url = 'https://git.example.com/state.git';
  expect(judge({ ssh: {} })).toStrictEqual([
    {
      severity: 'error',
      at,
      problem: `'ssh' is of no use with '${url}'`,
      fix: "give the state repository's URL as ssh://…, or the credentials that go with it",
    },
  ]);
  const ssh = { url: 'ssh://git@git.example.com/state.git' };
  expect(judge({ httpsUser: 'robot' }, undefined, ssh)[0]?.problem).toBe(
    "'httpsUser' is of no use with 'ssh://git@git.example.com/state.git'",
  );
});

it('a client certificate comes with its key', () => {
  expect(judge({ tls: ['caCertificate'] }, oci)).toStrictEqual([]);
  expect(judge({ tls: ['privateKey'] }, oci)).toStrictEqual([
    {
      severity: 'error',
      at,
      problem: "'privateKey' comes without the other half",
      fix: 'give clientCertificate and privateKey, or neither',
    },
  ]);
});
