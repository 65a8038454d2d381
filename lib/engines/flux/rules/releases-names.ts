import { error, type Issue } from '../../../issues/issue';
import { releasesKustomizations } from '../plan/releases';
import type { FluxRun } from '../plan/tenant';
import { tenantsOf } from '../../../plan/fleet';
import { ownRepositoryOf, type TenantPlan } from '../../../plan/tenant';
import { follows } from '../../following';
import { placeOf } from '../../../plan/locate';
import type { Rule } from '../../../rules/rule';

/** The Kustomization of a tenant's releases is called as no other in the platform's namespace, where it is. */
export const releasesNames: Rule = function* ({ plan }) {
  for (const cluster of plan.clusters) {
    if (!follows('flux', cluster)) continue;
    const here = tenantsOf(plan).filter((tenant) => tenant.cluster.name === cluster.name);
    const others = otherKustomizations(cluster, here);
    for (const tenant of here) {
      for (const { name } of releasesKustomizations(tenant)) {
        const other = others.get(name);
        const problem = `Kustomization '${name}' on cluster ${cluster.name} is claimed by ${other} and the releases of tenant ${tenant.name}`;
        if (other !== undefined) yield error(placeOf(tenant), problem, 'rename one of them');
        others.set(name, `the releases of tenant ${tenant.name}`);
      }
    }
    for (const tenant of here) yield* besideSecrets(cluster, tenant);
  }
};

/** A release that is no chart has a Kustomization where those of Secrets are. */
function* besideSecrets(cluster: FluxRun, tenant: TenantPlan): Iterable<Issue> {
  for (const { name, product, content } of tenant.releases) {
    if (content.form === 'helm' || !tenant.secrets.some((each) => each.name === name)) continue;
    const problem = `Kustomization '${name}' on cluster ${cluster.name} is claimed by product ${product.name} and the Secrets of tenant ${tenant.name}`;
    yield error(placeOf(tenant), problem, 'rename the product');
  }
}

/** Who has which name already, in the platform's namespace. */
export function otherKustomizations(cluster: FluxRun, tenants: readonly TenantPlan[]): Map<string, string> {
  const others = new Map<string, string>();
  for (const [root, name] of Object.entries(cluster.roots)) others.set(name, `the root ${root}`);
  if (cluster.install) others.set(cluster.install.name, 'Flux itself');
  for (const { name, deliveredAs } of cluster.components) others.set(deliveredAs, `component ${name}`);
  for (const tenant of tenants) {
    others.set(tenant.guardrails, `the guard rails of tenant ${tenant.name}`);
    const own = ownRepositoryOf(tenant);
    if (own) others.set(own.name, `the repository of tenant ${tenant.name}`);
  }
  return others;
}
