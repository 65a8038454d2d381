import type { CapacityKey } from '../../authored/capacity';
import { error, warning, within, type Issue, type Location } from '../../issues/issue';
import { usagesOf } from '../../plan/capacity';
import { countedOf, fullness, type Usage } from '../../plan/capacity/usage';
import type { Rule } from '../rule';

/** From here on people have to think of the next one. */
const NEARLY = 90;

const ROOM: Readonly<Record<CapacityKey, string>> = {
  applications: 'give a part of its clusters another hub, or an Argo CD of their own',
  applicationsPerShard:
    'give a cluster of it another shard, by connection.shard or by one more of controllerReplicas',
  fluxObjects: 'name one more under shards, or give tenants another cluster',
  namespaces: 'give tenants another cluster',
  objects: 'give tenants another cluster',
};

/** Nothing has more in it than it is said to hold. */
export const capacities: Rule = function* ({ specs: { fleet, fleetFile }, plan }) {
  if (Object.values(fleet.clusters).every(({ capacity }) => capacity === undefined)) return;
  for (const usage of usagesOf(plan)) {
    const at = within({ file: fleetFile }, 'clusters', usage.cluster, 'capacity', usage.key);
    yield* ofUsage(usage, at);
  }
};

function* ofUsage(usage: Usage, at: Location): Iterable<Issue> {
  const { title, count, holds, key, largest, uncounted } = usage;
  if (holds === undefined) return;
  if (uncounted.length > 0) {
    const products = uncounted.map((product) => `'${product}'`).join(', ');
    const problem = `${title} cannot be judged: nobody says how many objects a release of ${products} comes to`;
    yield error(at, problem, 'give the product objects, such as objects: 40, or leave capacity.objects out');
  }
  const most = largest ? `; customer '${largest.customer}' has the most of them, ${largest.count}` : '';
  const full = `${title} has ${countedOf(count, key)} and holds ${holds}`;
  if (count > holds)
    yield error(
      at,
      `${full}, ${count - holds} too many${most}`,
      `${ROOM[key]}; npm run fleet -- capacity shows where there is room`,
    );
  else if (fullness(usage)! >= NEARLY)
    yield warning(at, `${full}: it is ${fullness(usage)} % full${most}`, `for the next, ${ROOM[key]}`);
}
