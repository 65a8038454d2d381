import { clashes, firsts, type Claim } from '../../facts/claims';
import { groupBy } from '../../facts/group-by';
import type { Location } from '../../issues/issue';
import type { ClusterPlan } from '../../plan/cluster';
import { placeOf } from '../../plan/locate';
import { RESERVED_NAMESPACES } from '../../plan/names';
import type { CustomerPlan, TenantPlan } from '../../plan/tenant';
import type { Rule } from '../rule';

/** A namespace of a cluster is one tenant's, or the platform's: the second would get at what is in it. */
export const duplicateNamespaces: Rule = function* ({ specs, plan }) {
  const customers = firsts(plan.customers);
  const tenants = groupBy(
    customers.flatMap((customer) => customer.tenants),
    ({ cluster }) => cluster.name,
  );
  for (const cluster of plan.clusters) {
    const claims = [
      // The platform's parts may share a namespace: the first one stands for them.
      ...firsts(ofPlatform(cluster, { file: specs.fleetFile })),
      ...ofTenants(tenants.get(cluster.name) ?? []),
      ...ofTerraform(cluster, customers),
    ];
    yield* clashes('namespace', `on cluster ${cluster.name}`, claims);
  }
};

function* ofPlatform(
  { name: cluster, components, control, spec }: ClusterPlan,
  fleet: Location,
): Generator<Claim> {
  for (const { name, namespace, adopted } of components) {
    const path =
      adopted?.namespace === undefined ? `components.${name}` : `clusters.${cluster}.adopt.${name}.namespace`;
    yield { name: namespace, by: `component ${name}`, at: { ...fleet, path } };
  }
  for (const name of RESERVED_NAMESPACES) yield { name, by: 'Kubernetes or the engine', at: fleet };
  const at = { ...fleet, path: `clusters.${cluster}` };
  for (const name of [spec.ingressNamespace, spec.monitoringNamespace, control.platform, control.releases])
    yield { name, by: `cluster ${cluster}`, at };
}

function* ofTenants(tenants: readonly TenantPlan[]): Generator<Claim> {
  for (const tenant of tenants)
    for (const { name } of tenant.namespaces)
      yield { name, by: `tenant ${tenant.name}`, at: placeOf(tenant) };
}

/** Namespaces that customers' Terraform has to itself. */
function* ofTerraform(cluster: ClusterPlan, customers: readonly CustomerPlan[]): Generator<Claim> {
  for (const { name, terraform, source } of customers) {
    const { cluster: by, own } = terraform?.appliedBy ?? {};
    if (!own || by?.name !== cluster.name) continue;
    yield {
      name: own.namespace,
      by: `the Terraform of customer ${name}`,
      at: { file: source, path: 'name' },
    };
  }
}
