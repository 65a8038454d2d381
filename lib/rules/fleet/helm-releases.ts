import { clashes, type Claim } from '../../facts/claims';
import { groupBy } from '../../facts/group-by';
import { within } from '../../issues/issue';
import type { ClusterPlan } from '../../plan/cluster';
import { tenantsOf } from '../../plan/fleet';
import { placeOf } from '../../plan/locate';
import type { TenantPlan } from '../../plan/tenant';
import type { Rule } from '../rule';

/**
 * No two charts of a cluster are one Helm release: the second would upgrade the first into itself. Names that nobody states
 * differ by the formulas, which other rules hold.
 */
export const helmReleases: Rule = function* ({ specs, plan }) {
  const tenants = groupBy(tenantsOf(plan), ({ cluster }) => cluster.name);
  for (const cluster of plan.clusters) {
    const claims = [
      ...ofComponents(cluster, specs.fleetFile),
      ...(tenants.get(cluster.name) ?? []).flatMap((tenant) => [...ofTenant(tenant)]),
    ];
    const adopted = new Set(claims.filter(({ isAdopted }) => isAdopted).map(({ name }) => name));
    yield* clashes(
      'Helm release',
      `on cluster ${cluster.name}`,
      claims.filter(({ name }) => adopted.has(name)),
    );
  }
};

interface HelmClaim extends Claim {
  readonly isAdopted: boolean;
}

function* ofComponents(cluster: ClusterPlan, file: string): Iterable<HelmClaim> {
  for (const { name, namespace, content, releaseName, adopted } of cluster.components) {
    if (content.form !== 'helm') continue;
    const at = within({ file }, 'clusters', cluster.name, 'adopt', name);
    const kept = adopted?.storageNamespace ?? namespace;
    yield { name: `${kept}/${releaseName}`, by: `component ${name}`, at, isAdopted: adopted !== undefined };
  }
}

function* ofTenant(tenant: TenantPlan): Iterable<HelmClaim> {
  for (const { product, namespace, content, releaseName, storageNamespace, adopted } of tenant.releases) {
    if (content.form !== 'helm') continue;
    const at = within(placeOf(tenant), 'adopt', product.name);
    const by = `${product.name} of tenant ${tenant.name}`;
    const name = `${storageNamespace ?? namespace.name}/${releaseName}`;
    yield { name, by, at, isAdopted: adopted !== undefined };
  }
}
