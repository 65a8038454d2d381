import { depths } from '../../facts/graph';
import { componentGraph, componentsOf, dependenciesOf } from '../../facts/components';

import type { ClusterFacts } from '../cluster-facts';
import type { ComponentContent, ComponentPlan, ComponentRoot } from '../component';
import type { ClusterSpec } from '../../authored/cluster';
import type { ComponentSpec } from '../../authored/component';
import type { FleetSpec } from '../../authored/fleet';
import { merge } from '../values';
import { engineOf } from '../../engines';
import { folderContent, valuesRefs } from './folders';
import { followedOn, imagesContent } from './images';
import { platformObservability } from './observability';
import { resolveNotifications } from '../../engines/flux/plan/notifications';
import { byName } from '../../facts/order';
import { platformRecovery } from './recovery';
import { chartAt } from './source';

/** A cluster as people write it, under its name: itself, as it is compared with those of the fleet. */
export interface NamedCluster {
  readonly name: string;
  readonly spec: ClusterSpec;
}

/** The components of a cluster that are whole: known versions, no cycle. Dependencies first, then by name. */
export function resolveComponents(facts: ClusterFacts, named: NamedCluster): ComponentPlan[] {
  const { fleet } = facts.specs;
  const cluster = named.spec;
  const depth = depths(componentGraph(fleet, cluster));
  const contents = new Map(
    componentsOf(fleet, cluster).map(([name, spec]) => [name, contentOf(name, spec, facts, named)]),
  );
  const components = componentsOf(fleet, cluster).flatMap(([name, spec]): ComponentPlan[] => {
    const content = contents.get(name);
    const level = depth.get(name);
    if (!content || level === undefined) return [];
    return [
      {
        name,
        deliveredAs: name,
        title: spec.title ?? name,
        ...(spec.group !== undefined && { group: spec.group }),
        namespace: namespaceOf(spec, cluster, fleet),
        root: rootOf(spec),
        content,
        dependsOn: dependencies(spec).filter((each) => contents.get(each.name)),
        depth: level,
      },
    ];
  });
  return byName(components).sort((a, b) => a.depth - b.depth);
}

function dependencies(spec: ComponentSpec): ComponentPlan['dependsOn'] {
  const found = dependenciesOf(spec).map((component) => {
    const said = (spec.dependsOn ?? []).find(
      (given) => typeof given !== 'string' && given.component === component,
    );
    return typeof said === 'object' ? { name: component, readyExpr: said.readyExpr } : { name: component };
  });
  return byName(found);
}

/** What owns a component. */
export function rootOf({ root = 'infrastructure' }: ComponentSpec): ComponentRoot {
  return root;
}

/** The namespace of a component: its own, that of the component which it is for, or that of Flux's objects. */
export function namespaceOf(spec: ComponentSpec, cluster: ClusterSpec, { components }: FleetSpec): string {
  if ('namespace' in spec) return spec.namespace;
  const host =
    'observability' in spec ? spec.observability.monitoring : 'recovery' in spec && spec.recovery.velero;
  const found = host && Object.hasOwn(components, host) ? components[host]! : undefined;
  return found && 'namespace' in found ? found.namespace : engineOf(cluster).control(cluster).platform;
}

function contentOf(
  name: string,
  spec: ComponentSpec,
  facts: ClusterFacts,
  named: NamedCluster,
): ComponentContent | undefined {
  const {
    specs: { fleet, products },
    repositories,
  } = facts;
  const cluster = named.spec;
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
  if ('observability' in spec) return platformObservability(name, spec, facts, named);
  if ('recovery' in spec) return platformRecovery(name, spec, facts, named);
  return imagesContent(spec.images, followedOn(fleet, cluster, products));
}
