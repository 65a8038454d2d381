import type { DependencyGraph } from './graph';
import { contentOf } from '../content';
import type { ClusterSpec } from '../authored/cluster';
import type { ComponentSpec } from '../authored/component';
import type { FleetSpec } from '../authored/fleet';

/** The names that a component depends on: those that it says, and whatever it is useless without. */
export function dependenciesOf(spec: ComponentSpec): string[] {
  const said = (spec.dependsOn ?? []).map((given) => (typeof given === 'string' ? given : given.component));
  return [...new Set([...said, ...neededBy(spec)])];
}

/** The components that it is of no use without. */
export function neededBy(spec: ComponentSpec): readonly string[] {
  const { kind, own } = contentOf(spec);
  return kind.needs?.(own) ?? [];
}

/** Names of a cluster's components, and of those that each depends on. */
export function componentGraph(fleet: FleetSpec, cluster: ClusterSpec): DependencyGraph {
  return new Map(componentsOf(fleet, cluster).map(([name, spec]) => [name, dependenciesOf(spec)]));
}

/** The components that a cluster runs, as far as the fleet has them. */
export function componentsOf(fleet: FleetSpec, cluster: ClusterSpec): [name: string, spec: ComponentSpec][] {
  const names = cluster.components ?? Object.keys(fleet.components);
  return [...new Set(names)]
    .filter((name) => Object.hasOwn(fleet.components, name))
    .map((name) => [name, fleet.components[name]!]);
}
