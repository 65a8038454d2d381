import { depths, type Graph } from '../graph';
import type { ClusterPlan, ComponentPlan, EnvironmentPlan, Plan } from '../plan';
import type { ClusterSpec, FleetSpec } from '../spec';
import { isMap, merge } from '../values';
import { byName } from './order';
import { repositoryChart } from './chart';

/** Names of a cluster's components, and of those that each depends on. */
export function componentGraph(fleet: FleetSpec, cluster: ClusterSpec): Graph {
  const names = cluster.components ?? Object.keys(fleet.components);
  const known = names.filter((name) => Object.hasOwn(fleet.components, name));
  return new Map(known.map((name) => [name, fleet.components[name]!.dependsOn ?? []]));
}

export function resolveClusters(
  fleet: FleetSpec,
  environments: ReadonlyMap<string, EnvironmentPlan>,
  state: Plan['state'],
): ClusterPlan[] {
  return byName(
    Object.entries(fleet.clusters).flatMap(([name, spec]) => {
      const environment = environments.get(spec.environment);
      if (!environment) return [];
      return [
        { name, engine: spec.engine, spec, environment, components: resolveComponents(fleet, spec), state },
      ];
    }),
  );
}

function resolveComponents(fleet: FleetSpec, cluster: ClusterSpec): ComponentPlan[] {
  const depth = depths(componentGraph(fleet, cluster));
  const components = [...depth.keys()].flatMap((name): ComponentPlan[] => {
    const spec = fleet.components[name]!;
    const repository = fleet.repositories[spec.chart.repository];
    const version = spec.versions[cluster.environment];
    const chart = repository && version && repositoryChart(repository, spec.chart.name, version);
    if (!chart) return [];
    return [
      {
        name,
        namespace: spec.namespace,
        chart,
        values: merge([spec.values ?? {}, spec.environments?.[cluster.environment] ?? {}].filter(isMap)),
        dependsOn: [...(spec.dependsOn ?? [])].sort(),
        depth: depth.get(name)!,
        podSecurity: spec.podSecurity ?? 'restricted',
        kubernetes: cluster.kubernetes,
      },
    ];
  });
  return byName(components).sort((a, b) => a.depth - b.depth);
}
