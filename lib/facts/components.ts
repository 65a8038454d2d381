import type { DependencyGraph } from './graph';
import { contentOf } from '../content';
import { specAt } from '../content/overrides';
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
export function componentGraph(fleet: FleetSpec, cluster: string): DependencyGraph {
  return new Map(componentsOf(fleet, cluster).map(([name, spec]) => [name, dependenciesOf(spec)]));
}

/** The components that a cluster runs, as far as the fleet has them, each as it is there. */
export function componentsOf(
  { clusters, components }: FleetSpec,
  cluster: string,
): [name: string, spec: ComponentSpec][] {
  const { environment, components: names = Object.keys(components), adopt } = clusters[cluster]!;
  return [...new Set(names)]
    .filter((name) => Object.hasOwn(components, name))
    .map((name) => {
      const spec = specAt(components[name]!, { environment, cluster });
      const { namespace } = adopt?.[name] ?? {};
      return [name, namespace !== undefined && 'namespace' in spec ? { ...spec, namespace } : spec];
    });
}
