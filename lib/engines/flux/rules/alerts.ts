import { warning, within, type Issue, type Location } from '../../../issues/issue';
import { componentsOf } from '../../../facts/components';
import { hostedBy } from '../../../facts/hosted';
import type { AlertSpec } from '../authored/notifications';
import type { FleetSpec } from '../../../authored/fleet';
import { suggest } from '../../../issues/suggest';
import { isDeliverable } from '../../../plan/deliverable';
import type { Rule } from '../../../rules/rule';
import { unknown } from '../../../issues/unknown';

/** Every alert has somebody to tell, and something to tell of. */
export const alerts: Rule = function* ({ specs: { fleet, fleetFile } }) {
  const environments = Object.keys(fleet.environments);
  for (const [component, spec] of Object.entries(fleet.components)) {
    if (!('notifications' in spec)) continue;
    const providers = Object.keys(spec.notifications.providers);
    const hosted = environmentsOf(fleet, component);
    for (const [name, alert] of Object.entries(spec.notifications.alerts)) {
      const at = within({ file: fleetFile }, 'components', component, 'notifications', 'alerts', name);
      yield* unknown(within(at, 'provider'), 'provider', alert.provider, providers);
      for (const each of alert.environments ?? [])
        yield* unknown(within(at, 'environments'), 'environment', each, environments);
      if (hosted) yield* unheard({ component, name, alert, hosted, environments }, at);
    }
  }
};

/** The environments of the clusters that run the component by Flux; none where no cluster does. */
function environmentsOf(fleet: FleetSpec, component: string): string[] | undefined {
  const clusters = Object.entries(fleet.clusters).filter(([name, cluster]) =>
    componentsOf(fleet, name).some(
      ([each, spec]) => each === component && isDeliverable(fleet, cluster, spec),
    ),
  );
  return clusters.length === 0 ? undefined : [...new Set(clusters.flatMap(([, spec]) => hostedBy(spec)))];
}

interface Listening {
  readonly component: string;
  readonly name: string;
  readonly alert: AlertSpec;
  /** The environments that it could hear of. */
  readonly hosted: readonly string[];
  /** All of the fleet. */
  readonly environments: readonly string[];
}

/** An alert of tenants who are nowhere that it listens. */
function* unheard(
  { component, name, alert, hosted, environments }: Listening,
  at: Location,
): Iterable<Issue> {
  const nowhere = `no cluster that runs component '${component}' with Flux hosts`;
  if (alert.environments === undefined && alert.of === 'releases' && hosted.length === 0)
    yield warning(
      at,
      `alert '${name}' of releases reports nothing: ${nowhere} tenants`,
      "remove it, or make it of: 'platform'",
    );
  const fix = hosted.length === 0 ? 'remove it' : `remove it, or ${suggest('', hosted)}`;
  for (const each of alert.environments ?? []) {
    if (!environments.includes(each) || hosted.includes(each)) continue;
    const problem = `alert '${name}' reports nothing of environment '${each}': ${nowhere} its tenants`;
    yield warning(within(at, 'environments'), problem, fix);
  }
}
