import { error, within, type Issue, type Location } from '../../../issues/issue';
import { leftToUs, selfManagedIn } from '../plan/install';
import { managerOf } from '../plan/hubs';
import type { ArgocdInstall } from '../../../authored/cluster';
import type { FleetSpec } from '../../../authored/fleet';
import { isMap } from '../../../authored/values';
import type { Rule } from '../../../rules/rule';
import { unknown } from '../../../issues/unknown';

/** Argo CD that keeps itself at a version is there, comes from where charts are, and leaves us what is ours. */
export const argocdInstall: Rule = ({ specs: { fleet, fleetFile } }) =>
  Object.entries(fleet.clusters).flatMap(([name, spec]) => {
    const given = selfManagedIn(spec);
    if (!given) return [];
    const at = within({ file: fleetFile }, 'clusters', name, 'selfManaged');
    const hub = managerOf(spec);
    if (hub !== undefined)
      return [
        error(
          at,
          `Argo CD is on '${hub}', which manages this cluster`,
          `say it of '${hub}', and remove it here`,
        ),
      ];
    return [
      ...repository(fleet, given, at),
      ...overridden(given.values ?? {}, leftToUs(fleet, name), within(at, 'values')),
    ];
  });

function repository({ repositories }: FleetSpec, { repository: name }: ArgocdInstall, at: Location): Issue[] {
  const allowed = Object.keys(repositories).filter((each) => {
    const spec = repositories[each]!;
    return 'helm' in spec || 'oci' in spec;
  });
  return unknown(within(at, 'repository'), 'repository of charts', name, allowed);
}

/** What is given of the values that are ours, and otherwise. */
function overridden(given: object, ours: object, at: Location): Issue[] {
  return Object.entries(ours).flatMap(([key, own]: [string, unknown]) => {
    if (!Object.hasOwn(given, key)) return [];
    const value = (given as Readonly<Record<string, unknown>>)[key];
    if (isMap(own) && isMap(value)) return overridden(value, own, within(at, key));
    if (value === own) return [];
    return [error(within(at, key), 'is what ringfleet writes or keeps itself', 'leave it out')];
  });
}
