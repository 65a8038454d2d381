import { isProduction } from '../../facts/production';
import { error, within } from '../../issues/issue';
import { unknown } from '../../issues/unknown';
import type { Rule } from '../rule';

/** One host for all regions is for production, by a component that there is. What customers make of it is another rule's. */
export const globalEntry: Rule = function* ({ specs: { fleet, fleetFile } }) {
  const all = Object.keys(fleet.environments);
  const production = all.filter((name) => isProduction(fleet, name)).map((name) => `'${name}'`);
  for (const name of all) {
    const entry = fleet.environments[name]!.globalEntry;
    if (!entry) continue;
    const at = within({ file: fleetFile }, 'environments', name, 'globalEntry');
    if (!isProduction(fleet, name))
      yield error(
        at,
        `'${name}' is not production, and a global entry is for production alone`,
        `leave it out here; it may stand in ${production.join(', ')}`,
      );
    yield* unknown(within(at, 'k8gb'), 'component', entry.k8gb, Object.keys(fleet.components));
    if (entry.primary === undefined) continue;
    if (entry.strategy !== 'failover')
      yield error(
        within(at, 'primary'),
        `strategy '${entry.strategy ?? 'roundRobin'}' has no first region`,
        "leave it out, or give the strategy 'failover'",
      );
    const regions = Object.values(fleet.clusters).flatMap(({ region }) => region ?? []);
    yield* unknown(within(at, 'primary'), 'region', entry.primary, [...new Set(regions)].sort());
  }
};
