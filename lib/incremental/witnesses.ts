import type { Issue } from '../issues/issue';
import type { Plan } from '../plan/fleet';
import type { CustomerPlan } from '../plan/tenant';

/**
 * Few customers that together use all that any customer uses, and those that something is said of: planned without the others,
 * the platform comes out as it is with all of them.
 */
export function witnessesOf({ customers }: Plan, issues: readonly Issue[]): string[] {
  const said = new Set(issues.map(({ at }) => at.file.split('/')[1]));
  const covered = new Set<string>();
  const witnesses: string[] = [];
  for (const customer of customers) {
    if (customer.isTeam) continue;
    const uses = [...usesOf(customer)];
    if (!said.has(customer.name) && uses.every((use) => covered.has(use))) continue;
    for (const use of uses) covered.add(use);
    witnesses.push(customer.name);
  }
  return witnesses;
}

function* usesOf({ valuesIn, terraform, tenants, secrets, spec }: CustomerPlan): Generator<string> {
  yield `values in ${valuesIn.url}`;
  if (terraform) yield `terraform ${terraform.appliedBy?.cluster.name}`;
  for (const { product } of secrets) yield `secrets of ${product}`;
  for (const tenant of tenants) {
    const { environment, cluster, ring, tier, region, axes } = tenant;
    const place = `${environment.name} ${cluster.name} ${ring}`;
    yield `place ${place}`;
    yield `tier ${tier.name} ${place}`;
    yield `region ${region} ${place}`;
    for (const [axis, value] of Object.entries(axes)) yield `axis ${axis} ${value}`;
    if (tenant.secrets.length > 0) yield `secrets ${cluster.name}`;
    if (spec.repository) yield `repository ${cluster.name}`;
    for (const { product, version, content } of tenant.releases)
      yield `release ${product.name} ${version} ${content.form} ${place}`;
  }
}
