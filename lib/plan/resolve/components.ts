import { depths } from '../../facts/graph';
import { componentGraph, componentsOf } from '../../facts/components';
import { hostedBy } from '../../facts/hosted';
import { contentOf } from '../../content';
import type { ClusterFacts } from '../cluster/facts';
import type { ComponentPlan, ComponentRoot } from '../component';
import type { ClusterSpec } from '../../authored/cluster';
import type { ComponentSpec } from '../../authored/component';
import { engineOf } from '../../engines';
import { followedOn } from './images';
import { sortedByName } from '../../facts/order';

/** The components of a cluster that are whole: known versions, no cycle. Dependencies first, then by name. */
export function resolveComponents(facts: ClusterFacts, cluster: ClusterSpec): ComponentPlan[] {
  const { fleet } = facts.specs;
  const depth = depths(componentGraph(fleet, cluster));
  const components = componentsOf(fleet, cluster).flatMap(([name, spec]): ComponentPlan[] => {
    const { key, kind } = contentOf(spec);
    const content = kind.resolve?.(spec, {
      environment: cluster.environment,
      repositories: facts.repositories,
      values: cluster.componentValues?.[name],
      hosted: hostedBy(cluster),
      policies: () => followedOn(fleet, cluster, facts.specs.products),
    });
    const level = depth.get(name);
    if (!content || level === undefined) return [];
    return [
      {
        name,
        deliveredAs: name,
        title: spec.title ?? name,
        ...(spec.group !== undefined && { group: spec.group }),
        namespace: namespaceOf(spec, cluster),
        root: rootOf(spec),
        kind: key,
        content,
        dependsOn: sortedByName(
          (spec.dependsOn ?? []).map((given) =>
            typeof given === 'string'
              ? { name: given }
              : { name: given.component, readyExpr: given.readyExpr },
          ),
        ),
        depth: level,
      },
    ];
  });
  return sortedByName(components).sort((a, b) => a.depth - b.depth);
}

/** What owns a component. */
export function rootOf({ root = 'infrastructure' }: ComponentSpec): ComponentRoot {
  return root;
}

/** The namespace of a component: its own, or that of Flux's objects. */
export function namespaceOf(spec: ComponentSpec, cluster: ClusterSpec): string {
  return 'namespace' in spec ? spec.namespace : engineOf(cluster).control(cluster).platform;
}
