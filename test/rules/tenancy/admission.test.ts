import { anyCluster, fleet, issuesOf, untyped } from '../../support/specs';

const { clusters } = fleet();
const at = (kubernetes: `1.${number}`) => ({
  fleet: fleet({
    clusters: {
      ...clusters,
      'flux-prod': { ...anyCluster, engine: 'flux', environment: 'prod', kubernetes },
    },
  }),
});

it('a cluster with tenants before Kubernetes 1.30 is warned of', () => {
  expect(issuesOf(at('1.29'))).toStrictEqual([
    {
      severity: 'warning',
      at: { file: 'fleet/fleet.ts', path: 'clusters.flux-prod.kubernetes' },
      problem:
        "Kubernetes 1.29 takes no ValidatingAdmissionPolicy: nothing keeps releases on 'flux-prod' from external IPs, hosts of other tenants, and stores and issuers of the platform",
      fix: 'upgrade the cluster to 1.30 or later',
    },
  ]);
});

it('a cluster of Kubernetes 1.30 is let through', () => {
  expect(issuesOf(at('1.30'))).toStrictEqual([]);
});

it('a cluster before Kubernetes 1.30 that hosts no tenants is let through', () => {
  const older = {
    ...clusters,
    'flux-prod': { ...clusters['flux-prod']!, kubernetes: '1.29', hosts: [] } as const,
  };
  expect(issuesOf({ fleet: fleet({ clusters: older }) })).toStrictEqual([]);
});

const admits = (admission: object) => issuesOf({ fleet: fleet({ admission: untyped(admission) }) });

it.each(['https://registry.example.com', 'registry.example.com/', "registry.example.com/'", 'docker', '*'])(
  'a registry is refused that is none: %s',
  (registry) => {
    expect(admits({ registries: [registry] }).map(({ fix }) => fix)).toEqual([
      "give a registry or a path in one, without a scheme and a slash at the end, such as 'registry.example.com/team'",
    ]);
  },
);

it.each(["a'] || true", 'Store', ''])('a name that no object has is refused: %s', (name) => {
  expect(admits({ clusterSecretStores: [name], clusterIssuers: [name] })).toHaveLength(2);
});

it('registries, stores and issuers are let through', () => {
  const registries = ['registry.example.com', 'localhost:5000/team', 'docker.io/library', 'registry:5000'];
  expect(admits({ registries, clusterSecretStores: ['shared'], clusterIssuers: ['le.prod'] })).toEqual([]);
});
