import { groupBy } from '../../../../facts/group-by';
import { error, within, type Issue } from '../../../../issues/issue';
import { tenantsOf, type Plan } from '../../../../plan/fleet';
import type { ClusterPlan } from '../../../../plan/cluster';
import type { TenantPlan } from '../../../../plan/tenant';
import { homeOf } from '../../plan/argocd';
import type { Rule } from '../../../../rules/rule';

/** An Application that the fleet's own ApplicationSets have to make. */
interface Wanted {
  readonly name: string;
  /** What it delivers. */
  readonly what: string;
  readonly namespace: string;
}

/** Where a cluster leaves its releases and Terraform to the fleet's own ApplicationSets, these make every one of them. */
export const applicationSetDeliveries: Rule = ({ specs, plan }) => {
  const tenants = groupBy(tenantsOf(plan), ({ cluster }) => cluster.name);
  return plan.clusters
    .filter(({ leavesToFleetSets }) => leavesToFleetSets)
    .flatMap((cluster) => {
      const home = homeOf(cluster);
      const sets = plan.clusters.find(({ name }) => name === home.name)?.applicationSets ?? [];
      const made = new Set(
        sets.flatMap(({ expansion }) =>
          expansion.applications.map(({ metadata, spec }) => {
            const { destination } = spec as { readonly destination: { readonly namespace?: string } };
            return JSON.stringify([metadata.name, destination.namespace]);
          }),
        ),
      );
      const at = within({ file: specs.fleetFile }, 'clusters', cluster.name, 'delivery');
      return wanted(plan, cluster, tenants.get(cluster.name) ?? [])
        .filter(({ name, namespace }) => !made.has(JSON.stringify([name, namespace])))
        .map(({ name, what, namespace }): Issue => {
          const problem = `no ApplicationSet that cluster '${home.name}' runs makes the Application '${name}' of ${what}, into namespace '${namespace}'`;
          const names = sets.map((set) => `'${set.name}'`).join(', ');
          const runs = names === '' ? 'it runs none' : `it runs ${names}`;
          return error(
            at,
            problem,
            `name one under clusters.${home.name}.applicationSets that does: ${runs}`,
          );
        });
    });
};

function wanted(plan: Plan, { name: cluster }: ClusterPlan, tenants: readonly TenantPlan[]): Wanted[] {
  return [
    ...tenants.flatMap((tenant) =>
      tenant.releases.map(({ name, product, namespace }) => ({
        name,
        what: `${product.name} for ${tenant.name}`,
        namespace: namespace.name,
      })),
    ),
    ...plan.customers.flatMap(({ name: customer, terraform }) => {
      const by = terraform?.appliedBy;
      return terraform && by?.cluster.name === cluster
        ? [
            {
              name: terraform.name,
              what: `the Terraform of ${customer}`,
              namespace: by.namespace,
            },
          ]
        : [];
    }),
  ];
}
