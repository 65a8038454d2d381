import type { ProductSpec } from '../../authored/product';
import type { FleetSpec } from '../../authored/fleet';
import type { DiffContext } from '../../diff';
import { indexedReleases } from '../../diff/customers';
import type { Owner } from '../../diff/objects';
import { jumpOf } from '../../facts/promotion/jumps';
import { isProduction } from '../../facts/production';
import { tenantsOf, type Plan } from '../../plan/fleet';

/** What a diff asks of the fleet. Of an environment or cluster that is gone nobody knows what it was. */
export function contextOf(
  fleet: FleetSpec | undefined,
  releases: () => readonly Owner[],
  products: readonly ProductSpec[],
): DiffContext {
  const byName = new Map(products.map((product) => [product.name, product]));
  return {
    jumpOf: (product, from, to) => jumpOf(byName.get(product) ?? {}, from, to),
    isProduction: (name) => !fleet || fleet.environments[name] === undefined || isProduction(fleet, name),
    environmentsOf: (name) => {
      const cluster = fleet?.clusters[name];
      return cluster ? (cluster.hosts ?? [cluster.environment]) : [];
    },
    releases,
  };
}

/** The same of a fleet that is planned. */
export function plannedContext(fleet: FleetSpec | undefined, plan: Plan): DiffContext {
  const products = plan.products.map(({ spec }) => spec);
  return contextOf(fleet, () => plannedReleases(plan), products);
}

/** Every release of a plan. */
function plannedReleases(plan: Plan): Owner[] {
  return tenantsOf(plan).flatMap(({ name: tenant, customer, environment, ring, cluster, releases }) =>
    releases.map(({ product }) => ({
      tenant,
      customer,
      environment: environment.name,
      ring,
      cluster: cluster.name,
      product: product.name,
    })),
  );
}

/** Every release of an output, by the indexes of its customers. */
export function writtenReleases(indexes: ReadonlyMap<string, string>): Owner[] {
  return [...indexes].flatMap(([path, text]) => indexedReleases(path, text));
}
