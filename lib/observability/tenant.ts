import { engineOf } from '../engines';
import type { KubernetesObject } from '../authored/component/object';
import type { ClusterPlan } from '../plan/cluster';
import { ownRepositoryOf, type TenantPlan } from '../plan/tenant';
import type { ObservabilityPlan } from '../plan/operations/observability';
import { deliveryAlerts, limitAlerts, type Watched } from './alerts';
import { NAMESPACE_INFO } from './namespace-info';
import { prometheusRule, type Recording, type RuleGroup } from './rules';
import { routing } from './routing';
import { severitiesIn } from './severities';
import { sloRules } from './slo';

/** The clusters on which something of a tenant can be seen: its own, and the one whose operator delivers it. */
export function watchedOn({ cluster }: TenantPlan): ClusterPlan[] {
  const clusters = new Map([cluster, engineOf(cluster).home(cluster)].map((each) => [each.name, each]));
  return [...clusters.values()].filter(({ observability }) => observability);
}

/** What a cluster knows of a tenant: the alerts, and whom Alertmanager tells of them. */
export function tenantObjects(
  plan: ObservabilityPlan,
  cluster: ClusterPlan,
  tenant: TenantPlan,
): KubernetesObject[] {
  const { customer, environment, tier } = tenant;
  const labels = {
    customer,
    environment: environment.name,
    tenant: tenant.name,
    ring: tenant.ring,
    tier: tier.name,
    cluster: tenant.cluster.name,
  };
  const watched: Watched = {
    title: tenant.name,
    labels,
    ...severitiesIn(plan, environment, engineOf(tenant.cluster).waitsForPeople),
    runbook: `npm run -s fleet -- runbook application --tenant ${tenant.name}`,
  };
  const name = `tenant-${tenant.name}`;
  const own = tenant.cluster.name === cluster.name ? workloads(plan, tenant, watched) : [];
  const groups = [...delivery(plan, cluster, tenant, watched), ...own].filter(
    ({ rules }) => rules.length > 0,
  );
  if (groups.length === 0) return [];
  return [
    prometheusRule(plan, name, groups),
    ...routing(plan, name, { tenant: tenant.name }, { ...labels, tier: tier.name }),
  ];
}

/** What the operator that delivers the tenant says of its releases, its Secrets and its owner's repository. */
function delivery(
  plan: ObservabilityPlan,
  cluster: ClusterPlan,
  tenant: TenantPlan,
  watched: Watched,
): RuleGroup[] {
  const engine = engineOf(tenant.cluster);
  const { signals } = engine;
  const own = ownRepositoryOf(tenant);
  const all = [...tenant.releases, ...tenant.secrets, ...(own ? [own] : [])];
  if (engine.home(tenant.cluster).name !== cluster.name || all.length === 0) return [];
  // On Flux what applies a repository is in the namespace of the tenant, and what is taken over may be.
  const adopted = tenant.releases.flatMap((release) => release.adopted?.objectNamespace ?? []);
  const at = [tenant.cluster.control.releases, ...(own ? [own.namespace.name] : []), ...adopted];
  const matchers = signals.named(
    all.map(({ name }) => name),
    at,
  );
  const namespaces = tenant.namespaces.map(({ name }) => name);
  return [
    { name: `${tenant.name}-delivery`, rules: deliveryAlerts(watched, signals, matchers, namespaces, plan) },
  ];
}

/** What runs in the tenant's namespaces. */
function workloads(plan: ObservabilityPlan, tenant: TenantPlan, watched: Watched): RuleGroup[] {
  const namespaces = tenant.namespaces.map(({ name }) => name);
  if (namespaces.length === 0) return [];
  const info = namespaces.map((namespace): Recording => {
    return { record: NAMESPACE_INFO, expr: 'vector(1)', labels: { ...watched.labels, namespace } };
  });
  const objectives = tenant.releases.flatMap(({ product, namespace }) =>
    Object.entries(product.spec.slos ?? {}).map(([name, slo]): RuleGroup => {
      const of = { product: product.name, namespace: namespace.name };
      return { name: `${tenant.name}-${product.name}-${name}`, rules: sloRules(name, slo, of, watched) };
    }),
  );
  return [
    { name: `${tenant.name}-info`, rules: info },
    { name: `${tenant.name}-limits`, rules: limitAlerts(watched, namespaces, plan) },
    ...objectives,
  ];
}
