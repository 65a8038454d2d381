import { error, type Issue } from '../../../issues/issue';
import { releasesKustomizationOf } from '../../../plan/names';
import type { ClusterPlan } from '../../../plan/cluster';
import type { TenantPlan } from '../../../plan/tenant';
import { follows } from '../../following';
import { placeOf } from '../../../plan/locate';
import type { Rule } from '../../../rules/rule';

/** The Kustomization of a tenant's releases is called as no other in the platform's namespace, where it is. */
export const releasesNames: Rule = ({ plan }) => {
  const tenants = plan.customers.flatMap((customer) => customer.tenants);
  return plan.clusters
    .filter(({ engine }) => follows('flux', { engine }))
    .flatMap((cluster) => {
      const here = tenants.filter((tenant) => tenant.cluster.name === cluster.name);
      const others = otherKustomizations(cluster, here);
      return here.flatMap((tenant) => judge(tenant, others));
    });
};

function judge(tenant: TenantPlan, others: ReadonlyMap<string, string>): Issue[] {
  const name = releasesKustomizationOf(tenant.guardrails);
  const other = others.get(name);
  if (other === undefined || tenant.releases.length === 0) return [];
  return [
    error(
      placeOf(tenant),
      `Kustomization '${name}' on cluster ${tenant.cluster.name} is claimed by ${other} and the releases of tenant ${tenant.name}`,
      'rename one of them',
    ),
  ];
}

/** Who has which name already. */
function otherKustomizations(cluster: ClusterPlan, tenants: readonly TenantPlan[]): Map<string, string> {
  const others = new Map<string, string>();
  for (const [root, name] of Object.entries(cluster.roots)) others.set(name, `the root ${root}`);
  if (cluster.install) others.set(cluster.install.name, 'Flux itself');
  for (const { name } of cluster.components) others.set(name, `component ${name}`);
  for (const { name, guardrails } of tenants) others.set(guardrails, `the guard rails of tenant ${name}`);
  return others;
}
