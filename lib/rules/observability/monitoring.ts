import { componentsOf } from '../../facts/components';
import { componentsWith, twiceOnACluster, withoutNamespace } from '../component-hosts';
import { error, within } from '../../issues/issue';
import { unknown } from '../../issues/unknown';
import type { Rule } from '../rule';

/** Rules go where Prometheus is, and that is where the NetworkPolicies let monitoring come from. */
export const monitoring: Rule = function* ({ specs: { fleet, fleetFile } }) {
  yield* twiceOnACluster(fleet, fleetFile, 'observability');
  for (const [component, { observability }, at] of componentsWith(fleet, fleetFile, 'observability')) {
    const { monitoring: host, severities = {} } = observability;
    yield* withoutNamespace(fleet, host, within(at, 'monitoring'));
    for (const name of Object.keys(severities))
      yield* unknown(within(at, 'severities', name), 'environment', name, Object.keys(fleet.environments));
    const spec = Object.hasOwn(fleet.components, host) ? fleet.components[host] : undefined;
    if (!spec || !('namespace' in spec)) continue;
    for (const [name, cluster] of Object.entries(fleet.clusters)) {
      if (!componentsOf(fleet, name).some(([each]) => each === component)) continue;
      const namespace = cluster.adopt?.[host]?.namespace ?? spec.namespace;
      if (cluster.monitoringNamespace === namespace) continue;
      yield error(
        within({ file: fleetFile }, 'clusters', name, 'monitoringNamespace'),
        `is '${cluster.monitoringNamespace}', and '${host}', which '${component}' is for, is in '${namespace}': no NetworkPolicy would let it reach the metrics of products`,
        `make it '${namespace}'`,
      );
    }
  }
};
