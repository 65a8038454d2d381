import { depths } from '../../facts/graph';
import { componentGraph, componentsOf } from '../../facts/components';

import type { ClusterFacts } from '../cluster/facts';
import type { ComponentContent, ComponentPlan, ComponentRoot } from '../component';
import type { ClusterSpec } from '../../authored/cluster';
import type { ComponentSpec } from '../../authored/component';
import { merge } from '../values';
import { engineOf } from '../../engines';
import { folderContent, valuesRefs } from './folders';
import { followedOn, imagesContent } from './images';
import { resolveNotifications } from '../../engines/flux/plan/notifications';
import { byName } from '../../facts/order';
import { chartAt } from './source';

/** The components of a cluster that are whole: known versions, no cycle. Dependencies first, then by name. */
export function resolveComponents(facts: ClusterFacts, cluster: ClusterSpec): ComponentPlan[] {
  const { fleet } = facts.specs;
  const depth = depths(componentGraph(fleet, cluster));
  const components = componentsOf(fleet, cluster).flatMap(([name, spec]): ComponentPlan[] => {
    const content = contentOf(name, spec, facts, cluster);
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
        content,
        dependsOn: byName(
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
  return byName(components).sort((a, b) => a.depth - b.depth);
}

/** What owns a component. */
export function rootOf({ root = 'infrastructure' }: ComponentSpec): ComponentRoot {
  return root;
}

/** The namespace of a component: its own, or that of Flux's objects. */
export function namespaceOf(spec: ComponentSpec, cluster: ClusterSpec): string {
  return 'namespace' in spec ? spec.namespace : engineOf(cluster).control(cluster).platform;
}

function contentOf(
  name: string,
  spec: ComponentSpec,
  { specs: { fleet, products }, repositories }: ClusterFacts,
  cluster: ClusterSpec,
): ComponentContent | undefined {
  const { environment } = cluster;
  if ('chart' in spec) {
    const chart = chartAt(repositories, spec.chart, spec.versions[environment]);
    if (!chart) return undefined;
    const layers = [spec.values, spec.environments?.[environment], cluster.componentValues?.[name]];
    const { refs = {}, ...helm } = spec.argocd?.helm ?? {};
    return {
      kind: 'chart',
      chart,
      values: merge(layers.map((layer) => layer ?? {})),
      helm,
      refs: valuesRefs(repositories, refs, environment),
    };
  }
  if ('kustomize' in spec || 'directory' in spec || 'plugin' in spec)
    return folderContent(repositories, spec, environment);
  if ('manifests' in spec) {
    const manifests = [...spec.manifests, ...(spec.environments?.[environment] ?? [])];
    return { kind: 'manifests', manifests };
  }
  if ('notifications' in spec) return resolveNotifications(spec.notifications, cluster);
  return imagesContent(spec.images, followedOn(fleet, cluster, products));
}
