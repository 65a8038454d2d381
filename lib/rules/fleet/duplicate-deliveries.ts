import { engineOf } from '../../engines';
import { clashes, firsts, type Claim } from '../../facts/claims';
import { groupBy } from '../../facts/group-by';
import { within, type Location } from '../../issues/issue';
import type { ClusterPlan } from '../../plan/cluster';
import type { NotificationsPlan } from '../../content/notifications/plan';
import { nameBeside } from '../../plan/adoption';
import { placeOf } from '../../plan/locate';
import type { CustomerPlan, TenantPlan } from '../../plan/tenant';
import type { Rule } from '../rule';

/** No two things that an engine applies have one name: it would be at one, then at the other. */
export const duplicateDeliveries: Rule = function* ({ specs, plan }) {
  const fleet = { file: specs.fleetFile };
  const customers = firsts(plan.customers);
  const tenants = groupBy(
    customers.flatMap((customer) => customer.tenants),
    ({ cluster }) => cluster.name,
  );
  for (const home of plan.clusters) {
    const on = `on cluster ${home.name}`;
    for (const kind of ['provider', 'alert', 'receiver'] as const)
      yield* clashes(kind, on, notifications(home, `${kind}s`, fleet));
    if (homeOf(home) !== home.name) continue;
    // What a hub manages has its Applications there.
    const managed = plan.clusters.filter((each) => each !== home && homeOf(each) === home.name);
    const claims = [home, ...managed].flatMap((cluster) => [
      ...ofCluster(cluster, fleet),
      ...ofTenants(cluster, tenants.get(cluster.name) ?? []),
      ...ofTerraform(cluster, customers),
    ]);
    yield* clashes('Application or Kustomization', on, claims);
  }
};

/** Name of the cluster whose operator has the objects that deliver this one. */
function homeOf(cluster: ClusterPlan): string {
  return engineOf(cluster).home(cluster).name;
}

function* ofCluster(cluster: ClusterPlan, fleet: Location): Generator<Claim> {
  for (const { name, by, path = [] } of engineOf(cluster).objects(cluster))
    yield { name, by, at: within(fleet, ...path) };
  for (const { name, deliveredAs } of cluster.components)
    yield { name: deliveredAs, by: `component ${name}`, at: within(fleet, 'components', name) };
}

function* ofTenants(cluster: ClusterPlan, tenants: readonly TenantPlan[]): Generator<Claim> {
  for (const tenant of tenants) {
    const at = placeOf(tenant);
    for (const name of engineOf(cluster).tenantObjects(tenant))
      yield { name, by: `tenant ${tenant.name}`, at };
    for (const release of tenant.releases)
      yield { name: nameBeside(release), by: `${release.product.name} of tenant ${tenant.name}`, at };
  }
}

/** What applies customers' Terraform, where the cluster does. */
function* ofTerraform(cluster: ClusterPlan, customers: readonly CustomerPlan[]): Generator<Claim> {
  if (!cluster.terraform) return;
  for (const { name, terraform, source } of customers) {
    if (!terraform) continue;
    const at = { file: source, path: 'name' };
    yield { name: terraform.name, by: `the Terraform of customer ${name}`, at };
  }
}

/** What the components of a cluster tell with, by namespace. */
function* notifications(
  { components, control }: ClusterPlan,
  kind: keyof NotificationsPlan,
  fleet: Location,
): Generator<Claim> {
  for (const { name: component, content } of components) {
    if (content.form !== 'notifications') continue;
    for (const where of ['platform', 'releases'] as const)
      for (const { name } of content.notifications[where][kind])
        yield {
          name: `${control[where]}/${name}`,
          by: `component ${component}`,
          at: within(fleet, 'components', component, 'notifications', kind, name),
        };
  }
}
