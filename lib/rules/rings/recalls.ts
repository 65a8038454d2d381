import type { ProductInput, RingEntry, RingsFile } from '../../authored/specs';
import type { DependencyGraph } from '../../facts/graph';
import { recallOf, waysOut, waysOutAsText } from '../../facts/recalls';
import { ringGraph } from '../../facts/ring-order';
import { historyOf, statedIn } from '../../facts/rollout';
import { error, warning, type Issue } from '../../issues/issue';
import { tenantsOf } from '../../plan/fleet';
import { placeOf } from '../../plan/locate';
import type { Draft, Rule } from '../rule';

/**
 * No ring takes a version that is recalled, and no tenant is held at one anew. Who ran it by then still may, so that the fleet can be
 * synthesized on the way back: that is a warning.
 */
export const recalls: Rule = function* ({ specs, plan }) {
  const graph = ringGraph(specs.fleet);
  const recalled = new Map<string, ProductInput & { readonly rings: RingsFile }>();
  for (const product of specs.products) {
    const { spec, rings } = product;
    if (!rings?.recalls || spec.version === undefined) continue;
    recalled.set(spec.name, { ...product, rings });
    for (const [ring, entry] of Object.entries(rings.entries))
      yield* ofRing({ ...product, rings }, graph, ring, entry);
  }
  if (recalled.size > 0) yield* ofHolds(plan, recalled);
};

function* ofRing(
  product: ProductInput & { readonly rings: RingsFile },
  graph: DependencyGraph,
  ring: string,
  entry: RingEntry,
): Generator<Issue> {
  const { rings } = product;
  for (const [key, version] of Object.entries(statedIn(entry)) as ['version' | 'previous', string][]) {
    const recall = recallOf(rings, version);
    if (!recall) continue;
    const { date, reason } = recall;
    const isTaken = key === 'version' && entry.since !== undefined && entry.since > date;
    const ways = waysOutAsText(waysOut(product, graph, ring, version));
    const problem = isTaken
      ? `'${ring}' takes ${version} on ${entry.since}, and it is recalled since ${date}: ${reason}`
      : `'${ring}' ${key === 'version' ? 'runs' : 'still runs'} ${version}, which is recalled since ${date}: ${reason}`;
    yield (isTaken ? error : warning)(rings.locate(ring, key), problem, ways);
  }
}

/** A hold has no day: whoever had one is listed where the version is recalled. */
function* ofHolds(
  plan: Draft['plan'],
  products: ReadonlyMap<string, ProductInput & { readonly rings: RingsFile }>,
): Generator<Issue> {
  for (const tenant of tenantsOf(plan))
    for (const { hold, product } of tenant.releases) {
      const { rings } = products.get(product.name) ?? {};
      const recall = recallOf(rings, hold?.version);
      if (!rings || !recall) continue;
      const { version, date, reason, held = [] } = recall;
      const entry = rings.entries[tenant.ring];
      const others = entry ? historyOf(entry).filter((each) => !recallOf(rings, each)) : [];
      const problem = `holds ${version} of '${product.name}', which is recalled since ${date}: ${reason}`;
      const instead =
        others.length > 0 ? `hold ${others.join(' or ')} instead, or take the hold out` : 'take the hold out';
      const place = placeOf(tenant);
      const at = { ...place, path: `${place.path}.holds.${product.name}.version` };
      yield held.includes(tenant.name)
        ? warning(at, problem, instead)
        : error(
            at,
            problem,
            `${instead}; what was held by then is listed under held, in ${rings.recalls!.file}`,
          );
    }
}
