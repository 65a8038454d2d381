import { warning, within, type Issue, type Location } from '../../../issues/issue';
import { componentsOf } from '../../../facts/components';
import { hostedBy } from '../../../facts/hosted';
import type { AlertSpec, NotificationsSpec } from '../authored/notifications';
import type { FleetSpec } from '../../../authored/fleet';
import { suggest } from '../../../issues/suggest';
import { isDeliverable } from '../../../rules/components/contents';
import type { Rule } from '../../../rules/rule';
import { unknown } from '../../../issues/unknown';

/** Every alert has somebody to tell, and something to tell of. */
export const notifications: Rule = ({ specs: { fleet, fleetFile } }) =>
  Object.entries(fleet.components).flatMap(([component, spec]) => {
    if (!('notifications' in spec)) return [];
    const hosted = environmentsOf(fleet, component);
    return Object.entries(spec.notifications.alerts).flatMap(([name, alert]) => {
      const at = within({ file: fleetFile }, 'components', component, 'notifications', 'alerts', name);
      return [
        ...provider(spec.notifications, alert, at),
        ...environments(fleet, alert, at),
        ...(hosted ? unheard(component, hosted, alert, at, fleet) : []),
      ];
    });
  });

function provider({ providers }: NotificationsSpec, alert: AlertSpec, at: Location): Issue[] {
  return unknown(within(at, 'provider'), 'provider', alert.provider, Object.keys(providers));
}

function environments(fleet: FleetSpec, alert: AlertSpec, at: Location): Issue[] {
  const allowed = Object.keys(fleet.environments);
  return (alert.environments ?? []).flatMap((name) =>
    unknown(within(at, 'environments'), 'environment', name, allowed),
  );
}

/** The environments of the clusters that run the component by Flux; none where no cluster does. */
function environmentsOf(fleet: FleetSpec, component: string): string[] | undefined {
  const clusters = Object.values(fleet.clusters).filter((cluster) =>
    componentsOf(fleet, cluster).some(
      ([name, spec]) => name === component && isDeliverable(fleet, cluster, spec),
    ),
  );
  return clusters.length === 0 ? undefined : [...new Set(clusters.flatMap(hostedBy))];
}

/** An alert of tenants who are nowhere that it listens. */
function unheard(
  component: string,
  hosted: readonly string[],
  { of, environments }: AlertSpec,
  at: Location,
  fleet: FleetSpec,
): Issue[] {
  const where = `no cluster that Flux runs with '${component}' hosts`;
  if (environments === undefined) {
    if (of !== 'releases' || hosted.length > 0) return [];
    return [
      warning(at, `${where} tenants: the alert tells of nothing`, "remove it, or make it of: 'platform'"),
    ];
  }
  const fix = hosted.length === 0 ? 'remove it' : `remove it, or ${suggest('', hosted)}`;
  return environments
    .filter((name) => Object.hasOwn(fleet.environments, name) && !hosted.includes(name))
    .map((name) =>
      warning(within(at, 'environments'), `${where} '${name}': the alert tells nothing of it`, fix),
    );
}
