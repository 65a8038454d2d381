import type { ArcConfigurationPlan } from '../../engines/arc/plan/arc';
import { hasConnections } from '../../engines/argocd/plan/connections';
import { follows } from '../../engines/following';
import { clashes, firsts, type Claim } from '../../facts/claims';
import { groupBy } from '../../facts/group-by';
import { within, type Location } from '../../issues/issue';
import type { ClusterPlan } from '../../plan/cluster';
import type { NotificationsPlan } from '../../plan/component';
import { placeOf } from '../../plan/locate';
import { APPLICATION_SETS, ROOT_APPLICATIONS } from '../../plan/names';
import { applicationsOf, type CustomerPlan, type TenantPlan } from '../../plan/tenant';
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
    if (home.hub) continue;
    // What a hub manages has its Applications there.
    const claims = [home, ...home.manages].flatMap((cluster) => [
      ...ofCluster(cluster, fleet),
      ...ofTenants(cluster, tenants.get(cluster.name) ?? []),
      ...ofTerraform(cluster, customers),
    ]);
    yield* clashes('Application or Kustomization', on, claims);
  }
};

function* ofCluster(cluster: ClusterPlan, fleet: Location): Generator<Claim> {
  const at = within(fleet, 'clusters', cluster.name);
  for (const [root, name] of rootsOf(cluster))
    yield { name, by: `the root ${root}`, at: within(at, 'roots') };
  if (cluster.applicationSets.length > 0) {
    const by = "the root of the fleet's ApplicationSets";
    yield { name: APPLICATION_SETS, by, at: within(fleet, 'applicationSets') };
  }
  if (cluster.install) yield { name: cluster.install.name, by: 'Flux itself', at: within(at, 'install') };
  for (const name of madeByArc(cluster)) yield { name, by: 'Azure Arc', at: fleet };
  for (const { name, deliveredAs } of cluster.components)
    yield { name: deliveredAs, by: `component ${name}`, at: within(fleet, 'components', name) };
}

/** On Argo CD there is one more, which holds the others; on a hub another, of what goes to the cluster itself. */
function* rootsOf({ engine, argocd, roots, hub }: ClusterPlan): Generator<[root: string, name: string]> {
  if (follows('flux', { engine })) return yield* Object.entries(roots);
  yield ['root', argocd.root.name];
  yield* Object.entries(roots);
  if (hub) yield ['cluster', argocd.cluster];
  if (hasConnections(argocd)) yield ['connections', ROOT_APPLICATIONS.connections];
  if (argocd.install) yield ['of Argo CD itself', argocd.install.name];
}

/** The Kustomizations that Arc makes: each is named after its configuration and itself. */
function madeByArc({ arc }: ClusterPlan): Set<string> {
  const names = new Set<string>();
  for (const { name, kustomizations } of Object.values<ArcConfigurationPlan>({ ...arc?.configurations }))
    for (const each of kustomizations) names.add(`${name}-${each.name}`);
  return names;
}

function* ofTenants(cluster: ClusterPlan, tenants: readonly TenantPlan[]): Generator<Claim> {
  for (const tenant of tenants) {
    const at = placeOf(tenant);
    // The Kustomizations of Flux that have Secrets are in another namespace.
    const own = follows('flux', cluster) ? [tenant.guardrails] : applicationsOf(tenant);
    for (const name of own) yield { name, by: `tenant ${tenant.name}`, at };
    for (const { name, product } of tenant.releases)
      yield { name, by: `${product.name} of tenant ${tenant.name}`, at };
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
    if (content.kind !== 'notifications') continue;
    for (const where of ['platform', 'releases'] as const)
      for (const { name } of content.notifications[where][kind])
        yield {
          name: `${control[where]}/${name}`,
          by: `component ${component}`,
          at: within(fleet, 'components', component, 'notifications', kind, name),
        };
  }
}
