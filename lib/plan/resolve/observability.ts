import { componentsOf } from '../../facts/components';
import { engineOf } from '../../engines';
import { platformObjects } from '../../observability/platform';
import { resolveObservability } from '../../observability/resolve';
import type { ClusterSpec } from '../../authored/cluster';
import type { ComponentSpec } from '../../authored/component';
import type { FleetSpec } from '../../authored/fleet';
import type { ClusterDraft } from '../cluster';
import type { ClusterFacts } from '../cluster-facts';
import type { ComponentContent } from '../component';
import { namespaceOf, type NamedCluster } from './components';

type Spec = Extract<ComponentSpec, { readonly observability: unknown }>;

/** How the cluster is watched, where it runs a component for that. */
export function observabilityOf(fleet: FleetSpec, cluster: ClusterSpec): Pick<ClusterDraft, 'observability'> {
  for (const [name, spec] of componentsOf(fleet, cluster)) {
    if (!('observability' in spec)) continue;
    return {
      observability: resolveObservability(name, spec.observability, namespaceOf(spec, cluster, fleet)),
    };
  }
  return {};
}

/** What the component brings, whoever the tenants of the cluster are. */
export function platformObservability(
  name: string,
  spec: Spec,
  { specs: { fleet }, environments }: ClusterFacts,
  { name: clusterName, spec: cluster }: NamedCluster,
): ComponentContent | undefined {
  const environment = environments.get(cluster.environment);
  if (!environment) return undefined;
  const engine = engineOf(cluster);
  const plan = resolveObservability(name, spec.observability, namespaceOf(spec, cluster, fleet));
  // The Applications of a cluster with a hub are there, and so is what tells of them.
  const isHere = engine.images.elsewhere(cluster) === undefined;
  const manifests = platformObjects(plan, {
    name: clusterName,
    environment,
    components: componentsOf(fleet, cluster).map(([, each]) => namespaceOf(each, cluster, fleet)),
    control: engine.control(cluster).platform,
    ...(isHere && { signals: engine.signals }),
  });
  return { kind: 'manifests', manifests };
}
