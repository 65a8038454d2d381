import { engineOf } from '../../engines';
import type { Capacity } from '../../authored/capacity';
import { groupBy } from '../../facts/group-by';
import type { ClusterPlan } from '../cluster';
import { tenantsOf, type Plan } from '../fleet';
import type { CustomerPlan, TenantPlan } from '../tenant';
import { needsOf } from './needs';
import { Tally, type Usage } from './usage';

/** What every operator, each of its parts, and every cluster holds; in the order of clusters. */
export function usagesOf(plan: Plan): Usage[] {
  const on = groupBy(tenantsOf(plan), ({ cluster }) => cluster.name);
  const at = groupBy(plan.clusters, (cluster) => engineOf(cluster).home(cluster).name);
  return plan.clusters.flatMap((cluster) => {
    const managed = at.get(cluster.name);
    const own = ofCluster(cluster, on.get(cluster.name) ?? []);
    return managed ? [...ofOperator(cluster, managed, on, plan.customers), ...own] : own;
  });
}

/** What a cluster says that it holds. */
export function capacityOf({ spec }: Pick<ClusterPlan, 'spec'>): Capacity {
  return spec.capacity ?? {};
}

function ofOperator(
  home: ClusterPlan,
  managed: readonly ClusterPlan[],
  on: ReadonlyMap<string, readonly TenantPlan[]>,
  customers: readonly CustomerPlan[],
): Usage[] {
  const { load } = engineOf(home);
  const whole = new Tally();
  const parts = new Map(load.parts(home).map((part) => [part, new Tally()]));
  const add = (part: string | undefined, count: number, customer?: string) => {
    whole.add(count, customer);
    if (part !== undefined) parts.get(part)?.add(count, customer);
  };
  const made = new Set(load.made(home));
  for (const cluster of managed) {
    add(load.partOf(cluster), load.ofCluster(cluster));
    for (const tenant of on.get(cluster.name) ?? []) {
      add(load.partOf(cluster, tenant), load.ofTenant(tenant), tenant.customer);
      for (const { name } of tenant.releases) made.delete(name);
    }
    for (const { name, terraform } of customers) {
      if (terraform?.appliedBy?.cluster.name !== cluster.name) continue;
      add(load.partOf(cluster), load.ofTerraform, name);
      made.delete(terraform.name);
    }
  }
  add(load.partOf(home), made.size);
  const { name: cluster } = home;
  const title = `the ${load.operator} of '${cluster}'`;
  const capacity = capacityOf(home);
  const found: Usage[] = [];
  if (load.whole) found.push(whole.usage({ cluster, key: load.whole, title }, capacity[load.whole]));
  // One part is all of it.
  if (load.whole && parts.size === 1 && capacity[load.part] === undefined) return found;
  for (const [part, tally] of parts) {
    const named = part === '' ? title : `shard ${part} of ${title}`;
    found.push(tally.usage({ cluster, key: load.part, title: named, part }, capacity[load.part]));
  }
  return found;
}

function ofCluster(cluster: ClusterPlan, tenants: readonly TenantPlan[]): Usage[] {
  const { name } = cluster;
  const capacity = capacityOf(cluster);
  const namespaces = new Tally();
  const objects = new Tally();
  for (const tenant of tenants) {
    const needs = needsOf(tenant);
    namespaces.add(needs.namespaces, tenant.customer);
    objects.add(needs.objects, tenant.customer);
    for (const product of needs.uncounted) objects.leaveOut(product);
  }
  const title = `cluster '${name}'`;
  return [
    namespaces.usage({ cluster: name, key: 'namespaces', title }, capacity.namespaces),
    objects.usage({ cluster: name, key: 'objects', title }, capacity.objects),
  ];
}
