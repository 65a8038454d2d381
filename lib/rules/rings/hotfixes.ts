import { warning, type Issue } from '../../issues/issue';
import { runsTagsOf } from '../../facts/image-tags';
import type { DependencyGraph } from '../../facts/graph';
import { ringGraph, ringsBefore } from '../../facts/ring-order';
import { statedIn, unprovenIn } from '../../facts/rollout';
import { waitsOf } from '../../facts/promotion/waits';
import type { FleetSpec } from '../../authored/fleet';
import type { ProductInput } from '../../authored/specs';
import type { Rule } from '../rule';

/** A hotfix is there while a ring needs it: one that stays behind would vouch for a version that nobody meant. */
export const hotfixes: Rule = function* ({ specs }) {
  const graph = ringGraph(specs.fleet);
  for (const product of specs.products)
    yield* unneeded(specs.fleet, product, graph, runsTagsOf(specs.fleet, product.spec));
};

function* unneeded(
  fleet: FleetSpec,
  product: ProductInput,
  graph: DependencyGraph,
  mayRun: (ring: string, version: string) => boolean,
): Generator<Issue> {
  const { spec, rings } = product;
  if (spec.version === undefined || !rings) return;
  const unproven = unprovenIn(product, graph, mayRun);
  for (const ring of graph.keys()) {
    const entry = rings.entries[ring];
    const before = ringsBefore(rings, graph, ring);
    if (!entry?.hotfix || before.some((each) => rings.isUnread?.(each))) continue;
    const { version } = entry.hotfix;
    const own = unproven.filter((each) => each.ring === ring);
    if (own.some((each) => each.version === version)) continue;
    // Whether it came before its time, nobody can tell without a day.
    const { since: day = '0000-01-01' } = entry;
    if (version === entry.version && waitsOf(fleet, product, { ring, version, day }).length > 0) continue;
    const at = rings.locate(ring, 'hotfix');
    const runs = Object.values(statedIn(entry));
    if (runs.includes(version)) {
      const reasons = before.map((each) => reasonFor(each, mayRun(each, version)));
      const why = reasons.join(', and ') || 'no ring comes before it';
      yield warning(at, `'${ring}' needs no hotfix for ${version}: ${why}`, 'remove hotfix');
      continue;
    }
    // Where the ring runs something that is not proven, the order of rings is what is wrong.
    if (own.length > 0) continue;
    const problem = `the hotfix of '${ring}' is for ${version}, which it does not run: it runs ${runs.join(' and ')}`;
    yield warning(at, problem, `remove hotfix, or set the version to ${version}`);
  }
}

function reasonFor(before: string, mayRun: boolean): string {
  return mayRun ? `'${before}' runs or ran it` : `'${before}' runs other image tags`;
}
