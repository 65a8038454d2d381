import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { tenantsOf } from '../../plan/fleet';
import type { Known } from '../timely';

/**
 * What is known of some tenants, from the files of their customers and the platform's alone: of ten thousand customers, two are
 * planned in a moment. What is said is what concerns these customers, because who has read no others cannot judge the fleet.
 *
 * @param planSome plans the fleet with these customers alone
 * @returns undefined where the tenants are not found so, or something is wrong: then all of the fleet says why
 */
export function knownOf(
  tenants: readonly string[],
  root: string,
  planSome: (customers: readonly string[]) => Known,
): Known | undefined {
  const names = [...new Set(tenants.flatMap(prefixes))].sort();
  const customers = names.filter((name) => existsSync(join(root, 'customers', name)));
  if (customers.length === 0) return undefined;
  const known = planSome(customers);
  if (!known.plan) return undefined;
  const found = new Set(tenantsOf(known.plan).map(({ name }) => name));
  if (!tenants.every((name) => found.has(name))) return undefined;
  const folders = customers.map((name) => `customers/${name}/`);
  const issues = known.issues.filter(({ at }) => folders.some((folder) => at.file.startsWith(folder)));
  return { ...known, issues };
}

/** What a tenant's customer may be called: its name begins with that, where the fleet gives no names of its own. */
function prefixes(tenant: string): string[] {
  const words = tenant.split('-');
  return words.map((_, index) => words.slice(0, index + 1).join('-'));
}
