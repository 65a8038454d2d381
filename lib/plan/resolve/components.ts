import { depths } from '../../facts/graph';
import { componentGraph, componentsOf, dependenciesOf } from '../../facts/components';
import { hostedBy } from '../../facts/hosted';
import { componentContent, contentOf } from '../../content';
import type { ClusterFacts } from '../cluster/facts';
import type { ContentPlan } from '../../content/forms';
import type { ComponentPlan, ComponentRoot } from '../component';
import type { ClusterSpec } from '../../authored/cluster';
import type { ComponentSpec } from '../../authored/component';
import { followedOn } from './images';
import { placeOn } from './operations';
import { sortedByName } from '../../facts/order';
import { verifiedFor } from './verified';
import { namespaceOf } from './namespace';

/** The components of a cluster that are whole: known versions, no cycle. Dependencies first, then by name. */
export function resolveComponents(
  facts: ClusterFacts,
  cluster: ClusterSpec,
  clusterName: string,
): ComponentPlan[] {
  const { fleet } = facts.specs;
  const depth = depths(componentGraph(fleet, clusterName));
  const specs = componentsOf(fleet, clusterName);
  const contents = new Map<string, ContentPlan>();
  for (const [name, spec] of specs) {
    const content = componentContent(spec, {
      environment: cluster.environment,
      repositories: verifiedFor(spec, facts.repositories),
      values: cluster.componentValues?.[name],
      hosted: hostedBy(cluster),
      policies: () => followedOn(fleet, cluster, facts.specs.products),
      place: () => placeOn(clusterName, cluster, name, facts),
    });
    if (content) contents.set(name, content);
  }
  const components = specs.flatMap(([name, spec]): ComponentPlan[] => {
    const content = contents.get(name);
    const level = depth.get(name);
    if (!content || level === undefined) return [];
    const adopted = cluster.adopt?.[name];
    const namespace = namespaceOf(spec, cluster, fleet);
    return [
      {
        name,
        deliveredAs: name,
        releaseName: adopted?.releaseName ?? adopted?.name ?? name,
        ...(adopted && {
          adopted,
          otherwise: {
            name,
            namespace: namespaceOf(fleet.components[name]!, cluster, fleet),
            releaseName: name,
          },
        }),
        title: spec.title ?? name,
        ...(spec.group !== undefined && { group: spec.group }),
        namespace,
        root: rootOf(spec),
        spec,
        kind: contentOf(spec).key,
        content,
        // What is not on this cluster, because there is nothing for it here, is not waited for.
        dependsOn: dependencies(spec).filter((each) => contents.has(each.name)),
        depth: level,
      },
    ];
  });
  return sortedByName(components).sort((a, b) => a.depth - b.depth);
}

function dependencies(spec: ComponentSpec): ComponentPlan['dependsOn'] {
  const found = dependenciesOf(spec).map((component) => {
    const said = (spec.dependsOn ?? []).find(
      (given) => typeof given !== 'string' && given.component === component,
    );
    return typeof said === 'object' ? { name: component, readyExpr: said.readyExpr } : { name: component };
  });
  return sortedByName(found);
}

/** What owns a component. */
export function rootOf({ root = 'infrastructure' }: ComponentSpec): ComponentRoot {
  return root;
}
