import { error, within, type Issue, type Location } from '../../../issues/issue';
import { leftToUs } from '../plan/install';
import { clustersRunBy } from '../../run-by';
import { type Values, isMap } from '../../../authored/values';
import type { Rule } from '../../../rules/rule';
import { unknown } from '../../../issues/unknown';

/** Argo CD that keeps itself at a version is there, comes from where charts are, and leaves us what is ours. */
export const argocdInstall: Rule = function* ({ specs: { fleet, fleetFile } }) {
  const charts = Object.entries(fleet.repositories)
    .filter(([, spec]) => 'helm' in spec || 'oci' in spec)
    .map(([name]) => name);
  for (const [name, { selfManaged: given, managedBy: hub }] of clustersRunBy('argocd', fleet)) {
    if (!given) continue;
    const at = within({ file: fleetFile }, 'clusters', name, 'selfManaged');
    if (hub !== undefined) {
      const problem = `Argo CD is on '${hub}', which manages this cluster`;
      yield error(at, problem, `say it of '${hub}', and remove it here`);
      continue;
    }
    yield* unknown(within(at, 'repository'), 'repository of charts', given.repository, charts);
    yield* overridden(given.values ?? {}, leftToUs(fleet, name), within(at, 'values'));
  }
};

/** Why a value is ours, by the nearest key. */
const WHY: Readonly<Record<string, string>> = {
  configs: 'ringfleet writes this ConfigMap itself',
  params: 'the RollingSync of its ApplicationSets needs that',
  notifications: 'ringfleet writes what notifications are set up with itself',
  controller: 'controllerReplicas of the cluster says how many there are',
  crds: 'without its CRDs every Application would be gone',
};

/** What is given of the values that are ours, and otherwise. */
function* overridden(given: Values, ours: Values, at: Location, why = ''): Iterable<Issue> {
  for (const [key, own] of Object.entries(ours)) {
    if (!Object.hasOwn(given, key)) continue;
    const value = given[key];
    const because = WHY[key] ?? why;
    const where = within(at, key);
    if (value === own) continue;
    if (!isMap(own)) {
      const problem = `is ${JSON.stringify(value)}, but has to be ${JSON.stringify(own)}: ${because}`;
      yield error(where, problem, 'leave it out: ringfleet sets it');
    } else if (isMap(value)) yield* overridden(value, own, where, because);
    else yield error(where, `is no map: ${because}`, 'leave it out: ringfleet sets it');
  }
}
