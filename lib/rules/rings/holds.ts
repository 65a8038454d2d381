import { error, type Issue, type Location } from '../../issues/issue';
import { placementsOf } from '../../facts/placements';
import { hasRun, historyOf, isNewer, runningIn } from '../../facts/rollout';
import type { ProductInput, Specs } from '../../authored/specs';
import type { Rule } from '../rule';

/** A hold keeps a version while its ring moves on: one that some ring runs or ran, and none that is yet to come. */
export const holds: Rule = function* ({ specs }) {
  const products = new Map(specs.products.map((input) => [input.spec.name, input]));
  for (const { spec, file } of specs.customers)
    for (const { spec: placement, path } of placementsOf(spec))
      for (const [name, hold] of Object.entries(placement.holds ?? {})) {
        const product = products.get(name);
        if (!product || !hold || product.spec.version === undefined) continue;
        const at = { file, path: `${path}.holds.${name}.version` };
        yield* ofHold(at, specs.fleet, product, placement.ring, hold.version);
      }
};

function* ofHold(
  at: Location,
  fleet: Specs['fleet'],
  product: ProductInput,
  ring: string,
  version: string,
): Generator<Issue> {
  const { spec, rings } = product;
  const order = Object.keys(fleet.rings);
  // A version that cannot be read may be the one; that has been said.
  if (order.some((each) => rings?.isUnread?.(each))) return;
  if (!order.some((each) => hasRun(product, each, version))) {
    const known = new Set<string>();
    for (const each of order)
      if (rings?.entries[each]) historyOf(rings.entries[each]).forEach((one) => known.add(one));
    const where = rings?.file ?? `products/${spec.name}/rings.yaml`;
    const record = `list ${version} under ran of the ring that ran it, in ${where}`;
    const fix = known.size === 0 ? record : `hold one of ${[...known].join(', ')}, or ${record}`;
    yield error(at, `no ring runs or ran ${version} of '${spec.name}'`, fix);
    return;
  }
  const entry = rings?.entries[ring];
  const now = entry ? runningIn(entry) : [];
  if (now.length === 0 || hasRun(product, ring, version)) return;
  if (!now.every((each) => isNewer(version, each))) return;
  const problem = `${version} is newer than what ring '${ring}' runs, ${now.join(' and ')}: a hold keeps a version while its ring moves on`;
  yield error(at, problem, `hold ${now.join(' or ')}, or move the tenant to a ring that runs ${version}`);
}
