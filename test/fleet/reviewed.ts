import { tenantsOf, type Plan } from '../../lib/plan/fleet';

/**
 * The tenants whose files reviewers see in snapshots, by what the snapshot is called: the owners of the fleet choose. As
 * it is, one of each engine: the first by name in the last environment that has a tenant there, so that customers may
 * come and go. Where others matter more, name them: `{ 'our largest customer': 'customer-07-prod' }`.
 */
export function reviewed(plan: Plan): Readonly<Record<string, string>> {
  const promotion = plan.environments.map(({ name }) => name);
  const last = tenantsOf(plan).sort(
    (a, b) =>
      promotion.indexOf(b.environment.name) - promotion.indexOf(a.environment.name) ||
      (a.name < b.name ? -1 : 1),
  );
  const engines = [...new Set(last.map(({ cluster }) => cluster.engine))].sort();
  return Object.fromEntries(
    engines.map((engine) => [
      `a tenant on ${engine}`,
      last.find(({ cluster }) => cluster.engine === engine)!.name,
    ]),
  );
}
