import type { ClusterSpec } from '../../authored/cluster';
import type { ComponentSpec } from '../../authored/component';
import type { FleetSpec } from '../../authored/fleet';
import { engineOf } from '../../engines';
import { neededBy } from '../../facts/components';

/** The namespace of a component: its own, that of the component which it is for, or that of the engine's objects. */
export function namespaceOf(spec: ComponentSpec, cluster: ClusterSpec, { components }: FleetSpec): string {
  if ('namespace' in spec) return spec.namespace;
  const [host] = neededBy(spec);
  const found = host !== undefined && Object.hasOwn(components, host) ? components[host] : undefined;
  if (!found || !('namespace' in found)) return engineOf(cluster).control(cluster).platform;
  return cluster.adopt?.[host!]?.namespace ?? found.namespace;
}
