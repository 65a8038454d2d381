import { warning, type Issue } from '../../issues/issue';
import { ringBefore, statedIn, unprovenIn } from '../../facts/rollout';
import type { ProductInput } from '../../authored/specs';
import type { Rule } from '../rule';

/** A hotfix is there while a ring needs it: one that stays behind would vouch for a version that nobody meant. */
export const hotfixes: Rule = ({ specs }) => {
  const order = Object.keys(specs.fleet.rings);
  return specs.products.flatMap((product) => unneeded(product, order));
};

function unneeded(product: ProductInput, order: readonly string[]): Issue[] {
  const { spec, rings } = product;
  if (spec.version === undefined || !rings) return [];
  const unproven = unprovenIn(product, order);
  return order.flatMap((ring): Issue[] => {
    const entry = rings.entries[ring];
    const before = ringBefore(rings, order, ring);
    if (!entry?.hotfix || (before !== undefined && rings.isUnread?.(before))) return [];
    const { version } = entry.hotfix;
    const own = unproven.filter((each) => each.ring === ring);
    if (own.some((each) => each.version === version)) return [];
    const at = rings.locate(ring, 'hotfix');
    const runs = Object.values(statedIn(entry));
    if (runs.includes(version)) {
      const why = before === undefined ? 'no ring comes before it' : `'${before}' runs or ran it`;
      return [warning(at, `'${ring}' needs no hotfix for ${version}: ${why}`, 'remove hotfix')];
    }
    // Where the ring runs something that is not proven, the order of rings is what is wrong.
    if (own.length > 0) return [];
    const problem = `the hotfix of '${ring}' is for ${version}, which it does not run: it runs ${runs.join(' and ')}`;
    return [warning(at, problem, `remove hotfix, or set the version to ${version}`)];
  });
}
