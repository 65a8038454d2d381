import type { ClusterSpec } from '../../../../lib/authored/cluster';
import type { FleetSpec } from '../../../../lib/authored/fleet';
import { anyCluster, customer, fleet, issuesOf } from '../../../support/specs';

const flux: ClusterSpec = { ...anyCluster, engine: 'flux', environment: 'prod' };
const arc: ClusterSpec = { ...anyCluster, engine: 'arc', environment: 'prod' };
const placement = (cluster = 'one') => ({ cluster, ring: 'late' });
const at = { file: 'customers/acme/customer.ts', path: 'tenants.prod' };

function judge(cluster: ClusterSpec, sites: readonly string[], more: Partial<FleetSpec> = {}) {
  const prod = { sites: Object.fromEntries(sites.map((site) => [site, placement()])) };
  return issuesOf({
    fleet: fleet({ clusters: { one: cluster }, ...more }),
    customers: [customer('acme', { tenants: { prod } })],
  });
}

it.each([flux, arc])(
  'a tenant that is called as the Kustomization of another one is refused on $engine',
  (cluster) => {
    expect(judge(cluster, ['north', 'north-releases'])).toStrictEqual([
      {
        severity: 'error',
        at: { ...at, path: 'tenants.prod.sites.north' },
        problem:
          "Kustomization 'acme-prod-north-releases' on cluster one is claimed by the guard rails of tenant acme-prod-north-releases and the releases of tenant acme-prod-north",
        fix: 'rename one of them',
      },
    ]);
  },
);

it('a component that is called so is refused', () => {
  const component = {
    namespace: 'x',
    manifests: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } }],
  };
  const issues = issuesOf({
    fleet: fleet({ clusters: { one: flux }, components: { 'acme-prod-releases': component } }),
    customers: [customer('acme', { tenants: { prod: placement() } })],
  });
  expect(issues).toStrictEqual([
    {
      severity: 'error',
      at,
      problem:
        "Kustomization 'acme-prod-releases' on cluster one is claimed by component acme-prod-releases and the releases of tenant acme-prod",
      fix: 'rename one of them',
    },
  ]);
});

it('other names, and tenants of such names on clusters of their own or of Argo CD, are let through', () => {
  expect(judge(flux, ['north', 'south'])).toStrictEqual([]);
  const argocd: ClusterSpec = { ...anyCluster, engine: 'argocd', environment: 'prod', impersonation: false };
  expect(judge(argocd, ['north', 'north-releases'])).toStrictEqual([]);
  const sites = { north: placement('one'), 'north-releases': placement('two') };
  const apart = issuesOf({
    fleet: fleet({ clusters: { one: flux, two: flux } }),
    customers: [customer('acme', { tenants: { prod: { sites } } })],
  });
  expect(apart).toStrictEqual([]);
});
