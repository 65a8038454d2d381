import { cycles, roundOf } from '../../facts/graph';
import { statedAfter } from '../../facts/ring-order';
import { unknown } from '../../issues/unknown';
import { error, within, type Issue, type Location } from '../../issues/issue';
import type { Rule } from '../rule';

/** A ring comes after rings that stand above it: the record reads in the order of the rollout, and nothing comes after itself. */
export const ringsAfter: Rule = function* ({ specs: { fleet, fleetFile } }) {
  const at = within({ file: fleetFile }, 'rings');
  const order = Object.keys(fleet.rings);
  const stated = order.map(
    (ring, index) => [ring, statedAfter(fleet.rings[ring]!, order[index - 1])] as const,
  );
  const entangled = cycles(new Map(stated));
  for (const [first, ...others] of entangled) {
    if (others.length === 0) continue;
    const problem = `rings come after one another: ${roundOf([first, ...others])}`;
    yield error(
      within(at, first, 'after'),
      problem,
      'give the first of them the rings before all of these, or after: [] where it begins',
    );
  }
  for (const [ring, after] of stated)
    for (const each of after) {
      const own = within(at, ring, 'after');
      yield* unknown(own, 'ring', each, order);
      if (entangled.some((round) => round.length > 1 && round.includes(ring) && round.includes(each)))
        continue;
      yield* misplaced(own, ring, each, order);
    }
};

function* misplaced(at: Location, ring: string, after: string, order: readonly string[]): Generator<Issue> {
  if (ring === after)
    yield error(at, `'${ring}' comes after itself`, 'name the rings before it, or give [] where it begins');
  else if (order.indexOf(after) > order.indexOf(ring)) {
    const problem = `'${ring}' comes after '${after}', which stands below it`;
    yield error(at, problem, `move '${ring}' below '${after}': the record is in the order of the rollout`);
  }
}
