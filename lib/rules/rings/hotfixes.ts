import { warning, type Issue } from '../../issues/issue';
import { runsTagsOf } from '../../facts/image-tags';
import { ringBefore, statedIn, unprovenIn } from '../../facts/rollout';
import type { ProductInput } from '../../authored/specs';
import type { Rule } from '../rule';

/** A hotfix is there while a ring needs it: one that stays behind would vouch for a version that nobody meant. */
export const hotfixes: Rule = function* ({ specs }) {
  const order = Object.keys(specs.fleet.rings);
  for (const product of specs.products)
    yield* unneeded(product, order, runsTagsOf(specs.fleet, product.spec));
};

function* unneeded(
  product: ProductInput,
  order: readonly string[],
  mayRun: (ring: string, version: string) => boolean,
): Generator<Issue> {
  const { spec, rings } = product;
  if (spec.version === undefined || !rings) return;
  const unproven = unprovenIn(product, order, mayRun);
  for (const ring of order) {
    const entry = rings.entries[ring];
    const before = ringBefore(rings, order, ring);
    if (!entry?.hotfix || (before !== undefined && rings.isUnread?.(before))) continue;
    const { version } = entry.hotfix;
    const own = unproven.filter((each) => each.ring === ring);
    if (own.some((each) => each.version === version)) continue;
    const at = rings.locate(ring, 'hotfix');
    const runs = Object.values(statedIn(entry));
    if (runs.includes(version)) {
      const why =
        before === undefined ? 'no ring comes before it' : reasonFor(before, mayRun(before, version));
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
