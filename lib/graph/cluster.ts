import type { ClusterPlan } from '../plan/cluster';
import type { Plan } from '../plan/fleet';
import type { GraphEdge, GraphNode, GraphPart, NodeKind } from './graph';
import type { Reconcilers } from '../engines/reconcilers';
import type { Scope } from './scope';

/** An object that an operator reconciles, with its owner and what it waits for. */
export interface Reconciled {
  readonly id: string;
  readonly title: string;
  readonly kind: NodeKind;
  readonly group?: string;
  /** @default - none */
  readonly owner?: string;
  readonly dependsOn: readonly { readonly id: string }[];
}

/** A part for each cluster; where there are several, each in a group of its own. */
export function perCluster(scope: Scope, draw: (cluster: ClusterPlan) => readonly GraphPart[]): GraphPart[] {
  if (scope.clusters.length === 1) return scope.clusters.flatMap(draw);
  return scope.clusters.flatMap((cluster) => {
    const group = `cluster/${cluster.name}`;
    const own = { groups: [{ id: group, title: cluster.title }], nodes: [], edges: [] };
    return [own, ...draw(cluster).map((part) => within(group, part))];
  });
}

/** The part below another group: ids begin with it, and what was in no group is in this one. */
function within(outer: string, { groups, nodes, edges }: GraphPart): GraphPart {
  const at = (id: string) => `${outer}/${id}`;
  const into = (group: string | undefined) => (group === undefined ? outer : at(group));
  return {
    groups: groups.map((group) => ({ ...group, id: at(group.id), parent: into(group.parent) })),
    nodes: nodes.map((node) => ({ ...node, id: at(node.id), group: into(node.group) })),
    edges: edges.map((edge) => ({ ...edge, from: at(edge.from), to: at(edge.to) })),
  };
}

/** The sources that the cluster pulls from. */
export function sources({ sources: all }: Reconcilers): GraphPart {
  const group = 'group/sources';
  return {
    groups: [{ id: group, title: 'Sources' }],
    nodes: all.map(({ id, title }) => ({ id, title, kind: 'source', group })),
    edges: all.flatMap(({ id, feeds }) => feeds.map((to): GraphEdge => ({ from: id, to, kind: 'source' }))),
  };
}

/** The roots of the cluster, and their owners. */
export function roots({ title, roots: all }: Reconcilers): GraphPart {
  const group = 'group/roots';
  const reconciled = all.map(({ dependsOn = [], ...root }): Reconciled => {
    return { ...root, kind: 'root', group, dependsOn: dependsOn.map((id) => ({ id })) };
  });
  return { groups: [{ id: group, title }], ...graphOf(reconciled) };
}

/** Every component of the cluster, in the groups of the fleet; those without one in a last group of their own. */
export function components(
  { components: all }: ClusterPlan,
  { components: owners }: Reconcilers,
  groups: Plan['groups'],
): GraphPart {
  const own = groups.map(({ name, title }) => ({ name, id: `group/components/${name}`, title }));
  const rest = 'group/others';
  const groupOf = (name: string | undefined) => own.find((group) => group.name === name)?.id ?? rest;
  const here = new Set(all.map(({ name }) => name));
  const reconciled = all.map(({ name, title, group, root, dependsOn }): Reconciled => ({
    id: component(name),
    title,
    kind: 'component',
    group: groupOf(group),
    owner: owners[root],
    dependsOn: dependsOn.filter((on) => here.has(on.name)).map((on) => ({ id: component(on.name) })),
  }));
  return {
    groups: [...own.map(({ id, title }) => ({ id, title })), { id: rest, title: 'Components' }],
    ...graphOf(reconciled),
  };
}

function component(name: string): string {
  return `component/${name}`;
}

/**
 * The nodes, and an edge to each from what it waits for. From its owner there is one only where nothing that it waits
 * for has the same owner: the rest is implied.
 */
export function graphOf(all: readonly Reconciled[]): Pick<GraphPart, 'nodes' | 'edges'> {
  const owners = new Map(all.map(({ id, owner }) => [id, owner]));
  return {
    nodes: all.map(({ id, title, kind, group }): GraphNode => ({
      id,
      title,
      kind,
      ...(group !== undefined && { group }),
    })),
    edges: all.flatMap(({ id, owner, dependsOn }): GraphEdge[] => {
      const isImplied = dependsOn.some((on) => owners.get(on.id) === owner);
      return [
        ...(owner === undefined || isImplied
          ? []
          : [{ from: owner, to: id, kind: 'manages' } satisfies GraphEdge]),
        ...dependsOn.map((on): GraphEdge => ({ from: on.id, to: id, kind: 'depends' })),
      ];
    }),
  };
}
