import { error, type Issue, type Location } from '../../issues/issue';
import { placementsOf } from '../../facts/placements';
import { hasRun, historyOf, isNewer, runningIn } from '../../facts/rollout';
import type { ProductInput, Specs } from '../../authored/specs';
import type { Rule } from '../rule';

/** A hold keeps a version while its ring moves on: one that some ring runs or ran, and none that is yet to come. */
export const holds: Rule = ({ specs }) => {
  const products = new Map(specs.products.map((input) => [input.spec.name, input]));
  const issues: Issue[] = [];
  for (const { spec, file } of specs.customers)
    for (const { spec: placement, path } of placementsOf(spec))
      for (const [name, hold] of Object.entries(placement.holds ?? {})) {
        const product = products.get(name);
        if (!product || !hold || product.spec.version === undefined) continue;
        const at = { file, path: `${path}.holds.${name}.version` };
        issues.push(...judged(at, specs.fleet, product, placement.ring, hold.version));
      }
  return issues;
};

function judged(
  at: Location,
  fleet: Specs['fleet'],
  product: ProductInput,
  ring: string,
  version: string,
): Issue[] {
  const { spec, rings } = product;
  const order = Object.keys(fleet.rings);
  // A version that cannot be read may be the one; that has been said.
  if (order.some((each) => rings?.isUnread?.(each))) return [];
  if (!order.some((each) => hasRun(product, each, version))) {
    const known = order.flatMap((each) => (rings?.entries[each] ? historyOf(rings.entries[each]) : []));
    const where = rings?.file ?? `products/${spec.name}/rings.yaml`;
    const record = `list ${version} under ran of the ring that ran it, in ${where}`;
    const allowed = [...new Set(known)];
    const fix = allowed.length === 0 ? record : `hold one of ${allowed.join(', ')}, or ${record}`;
    return [error(at, `no ring runs or ran ${version} of '${spec.name}'`, fix)];
  }
  const entry = rings?.entries[ring];
  const now = entry ? runningIn(entry) : [];
  if (now.length === 0 || hasRun(product, ring, version)) return [];
  if (!now.every((each) => isNewer(version, each))) return [];
  const problem = `${version} is newer than what ring '${ring}' runs, ${now.join(' and ')}: a hold keeps a version while its ring moves on`;
  return [error(at, problem, `hold ${now.join(' or ')}, or move the tenant to a ring that runs ${version}`)];
}
