import type { ClusterPlan } from '../plan/cluster';
import type { Plan } from '../plan/fleet';
import type { TenantPlan } from '../plan/tenant';

/** The part of a plan that a graph shows. */
export interface Scope {
  readonly plan: Plan;
  readonly clusters: readonly ClusterPlan[];
  /** Tenants of these clusters. */
  readonly tenants: readonly TenantPlan[];
}

/** Makes one kind of graph of a plan. */
export type View = (scope: Scope) => Graph;

/** A picture of a fleet, as data: a view makes it from the plan, a format writes it. */
export interface Graph {
  /** Which way its edges lead on paper: from left to right, or from top to bottom. */
  readonly direction: 'LR' | 'TB';
  /** Outer groups before the groups in them; each holds something. */
  readonly groups: readonly GraphGroup[];
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export interface GraphGroup {
  /** Unique among nodes and groups. */
  readonly id: string;
  readonly title: string;
  /** The group that it is in. @default - none */
  readonly parent?: string;
}

export interface GraphNode {
  /** Made from identity, and unique among nodes and groups: `ring/early`. */
  readonly id: string;
  readonly title: string;
  readonly kind: NodeKind;
  /** The group that it is in. @default - none */
  readonly group?: string;
  /** Further facts, in the order in which they are shown. @default - none */
  readonly about?: Readonly<Record<string, string | readonly string[]>>;
}

export interface GraphEdge {
  /** Id of a node. */
  readonly from: string;
  /** Id of a node. */
  readonly to: string;
  /** @default - none */
  readonly label?: string;
  readonly kind: EdgeKind;
}

/** The kind of thing that a node stands for. */
export type NodeKind =
  | 'management'
  | 'source'
  | 'root'
  | 'component'
  | 'environment'
  | 'ring'
  | 'tenant'
  | 'state'
  | 'base'
  | 'chart'
  | 'guardrails'
  | 'secrets'
  | 'release'
  | 'namespace'
  | 'pods'
  | 'repository'
  | 'thing'
  | 'step'
  | 'creation';

/**
 * The meaning of an edge. `source`: from what is pulled to what applies it. `manages`: from an owner to what it owns.
 * `depends`: from what has to be healthy first to what waits for it. `managed`: from a tenant to what manages it.
 * `deploys`: from what brings releases to where they run. `watches`: from what watches pods to them.
 * `reads`: from what reads to what it builds on. `relates`: what the landscape says; `aside`: where one only looks on.
 * `precedes`: from what is done or there first.
 */
export type EdgeKind =
  | 'source'
  | 'manages'
  | 'depends'
  | 'managed'
  | 'reads'
  | 'relates'
  | 'aside'
  | 'deploys'
  | 'watches'
  | 'precedes';

/** A piece of a graph. */
export type GraphPart = Pick<Graph, 'groups' | 'nodes' | 'edges'>;

/** A group with the nodes in it, and edges. */
export function grouped(
  group: GraphGroup,
  nodes: readonly Omit<GraphNode, 'group'>[],
  edges: readonly GraphEdge[] = [],
): GraphPart {
  return { groups: [group], nodes: nodes.map((node) => ({ ...node, group: group.id })), edges };
}

/** The pieces as one. */
export function joined(parts: readonly GraphPart[]): GraphPart {
  return {
    groups: parts.flatMap((part) => part.groups),
    nodes: parts.flatMap((part) => part.nodes),
    edges: parts.flatMap((part) => part.edges),
  };
}

/** The pieces as one graph. A group that holds nothing is left out. */
export function together(direction: Graph['direction'], parts: readonly GraphPart[]): Graph {
  const { groups, nodes, edges } = joined(parts);
  const parents = new Map(groups.map(({ id, parent }) => [id, parent]));
  const used = new Set<string>();
  for (let { group } of nodes) {
    for (; group !== undefined && !used.has(group); group = parents.get(group)) used.add(group);
  }
  return { direction, groups: groups.filter(({ id }) => used.has(id)), nodes, edges };
}
