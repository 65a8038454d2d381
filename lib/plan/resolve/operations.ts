import { componentsOf } from '../../facts/components';
import { engineOf } from '../../engines';
import { resolveObservability } from '../../observability/resolve';
import { resolveRecovery } from '../../recovery/resolve';
import type { ClusterSpec } from '../../authored/cluster';
import type { FleetSpec } from '../../authored/fleet';
import type { ProductInput } from '../../authored/specs';
import type { Place } from '../../content/kind';
import type { ClusterDraft } from '../cluster/any';
import type { ClusterFacts } from '../cluster/facts';
import { namespaceOf } from './namespace';

/** How a cluster is watched and what of it is backed up, where it runs components for that. */
export function operationsOf(
  fleet: FleetSpec,
  name: string,
  cluster: ClusterSpec,
): Pick<ClusterDraft, 'observability' | 'recovery'> {
  let found: Pick<ClusterDraft, 'observability' | 'recovery'> = {};
  for (const [component, spec] of componentsOf(fleet, name).reverse()) {
    const namespace = namespaceOf(spec, cluster, fleet);
    if ('observability' in spec)
      found = { ...found, observability: resolveObservability(component, spec.observability, namespace) };
    if ('recovery' in spec)
      found = { ...found, recovery: resolveRecovery(component, spec.recovery, namespace) };
  }
  return found;
}

/** The namespace of CloudNativePG's operator, where products have databases: its plugins are beside it. */
export function operatorOfDatabases(
  fleet: FleetSpec,
  name: string,
  cluster: ClusterSpec,
  products: readonly ProductInput[],
): Pick<ClusterDraft, 'databases'> {
  if (!products.some(({ spec }) => spec.databases?.length)) return {};
  const components = new Map(componentsOf(fleet, name));
  for (const spec of components.values()) {
    const plugin = 'recovery' in spec ? components.get(spec.recovery.databases?.plugin ?? '') : undefined;
    if (plugin && cluster.databasesNamespace === undefined)
      return { databases: namespaceOf(plugin, cluster, fleet) };
  }
  return { databases: cluster.databasesNamespace ?? 'cnpg-system' };
}

/** Where a component is, for what is made of the cluster that it is on. */
export function placeOn(
  name: string,
  cluster: ClusterSpec,
  component: string,
  { specs: { fleet }, environments }: ClusterFacts,
): Place {
  const engine = engineOf(cluster);
  const components = componentsOf(fleet, name);
  const own = components.find(([each]) => each === component)![1];
  const environment = environments.get(cluster.environment);
  // The Applications of a cluster with a hub are there, and so is what tells of them.
  const isHere = engine.images.elsewhere(cluster) === undefined;
  return {
    component,
    cluster: name,
    namespace: namespaceOf(own, cluster, fleet),
    namespaces: components.map(([, each]) => namespaceOf(each, cluster, fleet)),
    projects: adoptedProjects(fleet, name),
    control: engine.control(cluster),
    ...(environment && { environment }),
    ...(isHere && { signals: engine.signals }),
  };
}

function adoptedProjects({ clusters }: FleetSpec, home: string): string[] {
  return Object.entries(clusters).flatMap(([name, spec]) => {
    if (name !== home && engineOf(spec).images.elsewhere(spec) !== home) return [];
    return Object.values(spec.adopt ?? {}).flatMap((each) => each?.project ?? []);
  });
}
