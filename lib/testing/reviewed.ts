import type { Program } from '../cli/program';
import { tenantsOf } from '../plan/fleet';
import { planOf, specsOf } from './fleet';

/**
 * Tenants for reviewers to see in snapshots, by what the snapshot is called: one of each engine, the first by name in the
 * last environment that has a tenant there, so that customers may come and go.
 *
 * @throws Error with what `npm run synth` would say, where that refuses the fleet
 */
export function reviewed(fleet: Program): Readonly<Record<string, string>> {
  const plan = planOf(specsOf(fleet));
  const promotion = plan.environments.map(({ name }) => name);
  const last = [...tenantsOf(plan)].sort(
    (a, b) =>
      promotion.indexOf(b.environment.name) - promotion.indexOf(a.environment.name) ||
      (a.name < b.name ? -1 : 1),
  );
  const found = new Map<string, string>();
  for (const { cluster, name } of last) if (!found.has(cluster.engine)) found.set(cluster.engine, name);
  return Object.fromEntries([...found].sort().map(([engine, name]) => [`a tenant on ${engine}`, name]));
}
