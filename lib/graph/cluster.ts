import type { ClusterPlan } from '../plan/cluster';
import type { Plan } from '../plan/fleet';
import {
  grouped,
  type GraphEdge,
  type GraphGroup,
  type GraphNode,
  type GraphPart,
  type Scope,
} from './graph';
import type { Reconcilers } from '../engines/reconcilers';

/** An object that an operator reconciles, with its owner and what it waits for. */
export interface Reconciled extends GraphNode {
  /** @default - none */
  readonly owner?: string;
  readonly dependsOn: readonly string[];
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
  return grouped(
    { id: 'group/sources', title: 'Sources' },
    all.map(({ id, title }) => ({ id, title, kind: 'source' })),
    all.flatMap(({ id, feeds }) => feeds.map((to): GraphEdge => ({ from: id, to, kind: 'source' }))),
  );
}

/** The roots of the cluster, and their owners. */
export function roots({ title, roots: all }: Reconcilers): GraphPart {
  const reconciled = all.map((root): Reconciled => ({ dependsOn: [], ...root, kind: 'root' }));
  return reconciledIn({ id: 'group/roots', title }, reconciled);
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
  const idOf = ({ name }: { readonly name: string }) => `component/${name}`;
  const reconciled = all.map((each): Reconciled => ({
    id: idOf(each),
    title: each.title,
    kind: 'component',
    group: groupOf(each.group),
    owner: owners[each.root],
    dependsOn: each.dependsOn.filter((on) => here.has(on.name)).map(idOf),
  }));
  return {
    groups: [...own.map(({ id, title }) => ({ id, title })), { id: rest, title: 'Components' }],
    ...graphOf(reconciled),
  };
}

/** A group with what is reconciled in it. */
export function reconciledIn(group: GraphGroup, all: readonly Reconciled[]): GraphPart {
  const { nodes, edges } = graphOf(all);
  return grouped(group, nodes, edges);
}

/**
 * The nodes, and an edge to each from what it waits for. From its owner there is one only where nothing that it waits
 * for has the same owner: the rest is implied.
 */
function graphOf(all: readonly Reconciled[]): Pick<GraphPart, 'nodes' | 'edges'> {
  const owners = new Map(all.map(({ id, owner }) => [id, owner]));
  return {
    nodes: all.map(({ owner: _, dependsOn: __, ...node }) => node),
    edges: all.flatMap(({ id: to, owner, dependsOn }): GraphEdge[] => {
      const isImplied = dependsOn.some((on) => owners.get(on) === owner);
      return [
        ...(owner === undefined || isImplied ? [] : [{ from: owner, to, kind: 'manages' } as const]),
        ...dependsOn.map((from): GraphEdge => ({ from, to, kind: 'depends' })),
      ];
    }),
  };
}
