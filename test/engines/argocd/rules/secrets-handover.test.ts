import type { ClusterSpec } from '../../../../lib/authored/cluster';
import type { SecretsBefore } from '../../../../lib/authored/specs';
import { sealedSecret, secretFile } from '../../../support/secrets';
import { anyCluster, customer, fleet, issuesOf } from '../../../support/specs';

const secrets = [secretFile('customers/acme/secrets/prod/a.yaml', sealedSecret('a', 'acme-prod'))];

function judge(
  changes: Pick<ClusterSpec, 'handover'>,
  secretsBefore: readonly SecretsBefore[],
  given: typeof secrets = secrets,
) {
  const one = {
    ...anyCluster,
    engine: 'argocd',
    environment: 'prod',
    impersonation: false,
    ...changes,
  } as const;
  return issuesOf({
    fleet: fleet({ clusters: { one } }),
    customers: [
      { ...customer('acme', { tenants: { prod: { cluster: 'one', ring: 'late' } } }), secrets: given },
    ],
    secretsBefore,
  });
}

const before = [{ cluster: 'one', tenant: 'acme-prod' }];

it('SealedSecrets that the Application of their tenant has do not get another one at once', () => {
  expect(judge({}, before)).toStrictEqual([
    {
      severity: 'error',
      at: { file: 'fleet/fleet.ts', path: 'clusters.one.handover' },
      problem:
        'the SealedSecrets of tenant acme-prod get an Application of their own: pruned at once by the one that has them, they may take along the Secrets made of them',
      fix: 'follow docs/argocd.md, "Upgrade": mark them on the cluster, set \'handover: true\' for the first commit with the new Applications, and remove it when these are Synced',
    },
  ]);
});

it('they do with a handover', () => {
  expect(judge({ handover: true }, before)).toStrictEqual([]);
});

it('where they have one already, where the tenant is another, and where none are left, nothing is asked for', () => {
  expect(judge({}, [])).toStrictEqual([]);
  expect(judge({}, [{ cluster: 'other', tenant: 'acme-prod' }])).toStrictEqual([]);
  expect(judge({}, [{ cluster: 'one', tenant: 'acme-dev' }])).toStrictEqual([]);
  expect(judge({}, before, [])).toStrictEqual([]);
});

it('Flux, which decrypts, has them where they were', () => {
  const one = { ...anyCluster, engine: 'flux', environment: 'prod' } as const;
  const tenants = { prod: { cluster: 'one', ring: 'late' } };
  const given = { fleet: fleet({ clusters: { one } }), customers: [customer('acme', { tenants })] };
  expect(issuesOf({ ...given, secretsBefore: before })).toStrictEqual([]);
});
