import type { FleetSpec } from '../../authored/fleet';
import type { DiffContext } from '../../diff';
import { indexedReleases } from '../../diff/customers';
import type { Owner } from '../../diff/objects';
import { isProduction } from '../../facts/production';
import { tenantsOf, type Plan } from '../../plan/fleet';

/** What a diff asks of the fleet. Of an environment or cluster that is gone nobody knows what it was. */
export function contextOf(fleet: FleetSpec | undefined, releases: () => readonly Owner[]): DiffContext {
  return {
    isProduction: (name) => !fleet || fleet.environments[name] === undefined || isProduction(fleet, name),
    environmentsOf: (name) => {
      const cluster = fleet?.clusters[name];
      return cluster ? (cluster.hosts ?? [cluster.environment]) : [];
    },
    releases,
  };
}

/** Every release of a plan. */
export function plannedReleases(plan: Plan): Owner[] {
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
