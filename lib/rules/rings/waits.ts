import type { FleetSpec } from '../../authored/fleet';
import type { ProductInput, RingEntry } from '../../authored/specs';
import { wentBack } from '../../facts/rollout';
import { firstDay, waitsOf, type Wait } from '../../facts/promotion/waits';
import { error, type Issue } from '../../issues/issue';
import type { Rule } from '../rule';

/**
 * A ring takes a version when those before it have run it for as long as they say, and outside of freezes. Or a hotfix says why not.
 * Who goes back waits for nothing.
 */
export const ringWaits: Rule = function* ({ specs: { fleet, products } }) {
  for (const product of products)
    for (const [ring, entry] of Object.entries(product.rings?.entries ?? {})) {
      const { version, since, hotfix } = entry;
      if (product.spec.version === undefined || hotfix?.version === version || wentBack(entry)) continue;
      if (since === undefined) yield* undated(fleet, product, ring, entry);
      else
        for (const wait of waitsOf(fleet, product, { ring, version, day: since }))
          yield refused(fleet, product, { ring, version, day: since }, wait);
    }
};

/** Of a ring after one that soaks, somebody has to say when it took what it runs. */
function* undated(
  fleet: FleetSpec,
  product: ProductInput,
  ring: string,
  { version }: RingEntry,
): Generator<Issue> {
  // Before any day there is.
  const [wait] = waitsOf(fleet, product, { ring, version, day: '0000-01-01' });
  if (!wait || wait.kind === 'freeze') return;
  const problem = `'${ring}' runs ${version}, and nobody says since when, although '${wait.before}' lets no version go on before it has soaked`;
  yield error(product.rings!.locate(ring), problem, 'give since: the day on which it took the version');
}

function refused(
  fleet: FleetSpec,
  product: ProductInput,
  asked: { readonly ring: string; readonly version: string; readonly day: string },
  wait: Wait,
): Issue {
  const { ring, version, day } = asked;
  const rings = product.rings!;
  const hotfix = `hotfix: { version: '${version}', reason: '…' }`;
  if (wait.kind === 'since') {
    const problem = `'${wait.before}' lets no version go on before it has soaked, and nobody says since when it runs ${version}`;
    return error(rings.locate(wait.before), problem, 'give since: the day on which it took the version');
  }
  const next = firstDay(fleet, product, asked);
  const when = next === undefined ? 'wait until it has' : `wait until ${next}`;
  const problem =
    wait.kind === 'soak'
      ? `'${ring}' takes ${version} on ${day}, and '${wait.before}', which runs it since ${wait.since}, has to run it for ${wait.soak} before`
      : `'${ring}' takes ${version} on ${day}, within the freeze '${wait.freeze}': ${wait.reason}`;
  return error(rings.locate(ring, 'since'), problem, `${when}, or give ${hotfix}`);
}
