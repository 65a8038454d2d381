import type { FleetSpec } from '../../authored/fleet';
import type { DiffContext } from '../../diff';
import type { Owner } from '../../diff/objects';
import { isProduction } from '../../facts/production';
import { tenantsOf, type Plan } from '../../plan/fleet';

/** What a diff asks of the fleet. */
export function contextOf(plan: Plan, fleet: FleetSpec | undefined): DiffContext {
  const tenants = tenantsOf(plan);
  const environments = new Map<string, Set<string>>();
  for (const { cluster, environment } of tenants) {
    const own = environments.get(cluster.name) ?? new Set();
    environments.set(cluster.name, own.add(environment.name));
  }
  const releases = (): Owner[] =>
    tenants.flatMap(({ name: tenant, customer, environment, ring, cluster, releases: own }) =>
      own.map(({ product }) => ({
        tenant,
        customer,
        environment: environment.name,
        ring,
        cluster: cluster.name,
        product: product.name,
      })),
    );
  return {
    // Of one that is gone nobody knows what it was.
    isProduction: (name) => !fleet || fleet.environments[name] === undefined || isProduction(fleet, name),
    environmentsOf: (cluster) => [...(environments.get(cluster) ?? [])],
    releases,
  };
}
