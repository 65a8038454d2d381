import { depths, type Graph } from '../graph';
import type { ClusterPlan, ComponentPlan, EnvironmentPlan, Plan } from '../plan';
import type { ClusterSpec, FleetSpec } from '../spec';
import type { ProductInput } from '../specs';
import { merge } from '../values';
import { byName } from './order';
import { chartRepositories, repositoryChart } from './chart';

/** Names of a cluster's components, and of those that each depends on. */
export function componentGraph(fleet: FleetSpec, cluster: ClusterSpec): Graph {
  const names = cluster.components ?? Object.keys(fleet.components);
  const known = names.filter((name) => Object.hasOwn(fleet.components, name));
  return new Map(known.map((name) => [name, fleet.components[name]!.dependsOn ?? []]));
}

export function resolveClusters(
  fleet: FleetSpec,
  products: readonly ProductInput[],
  environments: ReadonlyMap<string, EnvironmentPlan>,
  state: Plan['state'],
): ClusterPlan[] {
  const ofProducts = chartRepositories(
    fleet,
    products.map(({ spec }) => spec.chart.repository),
  );
  return byName(
    Object.entries(fleet.clusters).flatMap(([name, spec]) => {
      const environment = environments.get(spec.environment);
      if (!environment) return [];
      const components = resolveComponents(fleet, spec);
      const ofComponents = chartRepositories(
        fleet,
        components.map(({ chart }) => chart.repository),
      );
      const repositories = { components: ofComponents, products: ofProducts };
      return [{ name, engine: spec.engine, spec, environment, components, repositories, state }];
    }),
  );
}

function resolveComponents(fleet: FleetSpec, cluster: ClusterSpec): ComponentPlan[] {
  const depth = depths(componentGraph(fleet, cluster));
  const components = [...depth.keys()].flatMap((name): ComponentPlan[] => {
    const spec = fleet.components[name]!;
    const version = spec.versions[cluster.environment];
    const chart = version && repositoryChart(fleet, { ...spec.chart, version });
    if (!chart) return [];
    return [
      {
        name,
        namespace: spec.namespace,
        chart,
        values: merge([
          spec.values ?? {},
          spec.environments?.[cluster.environment] ?? {},
          cluster.componentValues?.[name] ?? {},
        ]),
        dependsOn: [...(spec.dependsOn ?? [])].sort(),
        depth: depth.get(name)!,
        podSecurity: spec.podSecurity ?? 'restricted',
        createsNamespace: true,
      },
    ];
  });
  const ordered = byName(components).sort((a, b) => a.depth - b.depth);
  const taken = new Set<string>();
  return ordered.map((component) => {
    const createsNamespace = !taken.has(component.namespace);
    taken.add(component.namespace);
    return { ...component, createsNamespace };
  });
}
