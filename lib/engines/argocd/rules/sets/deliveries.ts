import { clustersFollowing } from '../../../following';
import { groupBy } from '../../../../facts/group-by';
import { error, within } from '../../../../issues/issue';
import { tenantsOf, type Plan } from '../../../../plan/fleet';
import type { ArgocdCluster } from '../../plan/cluster';
import type { TenantPlan } from '../../../../plan/tenant';
import type { ApplicationSetPlan } from '../../plan/sets/set';
import type { Destination } from '../../plan/sets/places';
import { homeOf } from '../../plan/argocd';
import type { Rule } from '../../../../rules/rule';

/** Where a cluster leaves its releases and Terraform to the fleet's own ApplicationSets, these make every one of them. */
export const applicationSetDeliveries: Rule = function* ({ specs, plan }) {
  const tenants = groupBy(tenantsOf(plan), ({ cluster }) => cluster.name);
  for (const cluster of clustersFollowing('argocd', plan.clusters)) {
    if (!cluster.leavesToFleetSets) continue;
    const home = homeOf(cluster).name;
    const sets =
      clustersFollowing('argocd', plan.clusters).find(({ name }) => name === home)?.applicationSets ?? [];
    const names = sets.map((set) => `'${set.name}'`).join(', ');
    const runs = names === '' ? 'it runs none' : `it runs ${names}`;
    const made = new Set(madeBy(sets));
    for (const { name, what, namespace } of wanted(plan, cluster, tenants.get(cluster.name) ?? [])) {
      if (made.has(keyOf(name, namespace))) continue;
      const problem = `no ApplicationSet that cluster '${home}' runs makes the Application '${name}' of ${what}, into namespace '${namespace}'`;
      const fix = `name one under clusters.${home}.applicationSets that does: ${runs}`;
      yield error(within({ file: specs.fleetFile }, 'clusters', cluster.name, 'delivery'), problem, fix);
    }
  }
};

function* madeBy(sets: readonly ApplicationSetPlan[]): Iterable<string> {
  for (const { expansion } of sets) {
    for (const { metadata, spec } of expansion.applications)
      yield keyOf(metadata.name, (spec['destination'] as Destination).namespace);
  }
}

function keyOf(name: string, namespace: string | undefined): string {
  return JSON.stringify([name, namespace]);
}

/** An Application that the fleet's own ApplicationSets have to make. */
interface Wanted {
  readonly name: string;
  /** What it delivers. */
  readonly what: string;
  readonly namespace: string;
}

function* wanted(
  { customers }: Plan,
  { name: cluster }: ArgocdCluster,
  tenants: readonly TenantPlan[],
): Iterable<Wanted> {
  for (const tenant of tenants) {
    for (const { name, product, namespace } of tenant.releases)
      yield { name, what: `${product.name} for ${tenant.name}`, namespace: namespace.name };
  }
  for (const { name: customer, terraform } of customers) {
    const by = terraform?.appliedBy;
    if (!terraform || by?.cluster.name !== cluster) continue;
    yield { name: terraform.name, what: `the Terraform of ${customer}`, namespace: by.namespace };
  }
}
