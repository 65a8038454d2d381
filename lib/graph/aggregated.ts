import { groupBy } from '../facts/group-by';
import type { Graph, GraphEdge, GraphNode } from './graph';

/** So many nodes of a group can be told apart in a drawing. */
const MANY = 25;

/** What nodes of a kind are called together. */
const NOUNS: Readonly<Partial<Record<GraphNode['kind'], string>>> = {
  tenant: 'tenants',
  state: 'states',
  repository: 'repositories',
};

/**
 * The graph with one node for the tenants of a ring, and for whatever else customers bring, where there are too many to be told
 * apart: a hundred customers would be bars.
 */
export function aggregated(graph: Graph): Graph {
  const instead = new Map<string, GraphNode>();
  for (const all of groupBy(graph.nodes, ({ kind, group = '' }) => `${group} ${kind}`).values()) {
    if (all.length <= MANY || !NOUNS[all[0].kind]) continue;
    for (const [of, alike] of groupBy(all, togetherBy)) {
      const [{ kind, group }] = alike;
      const title = `${alike.length} ${NOUNS[kind]}${of === '' ? '' : ` of ${of}`}`;
      const node = {
        id: `${kind}s/${group ?? ''}/${of}`,
        title,
        kind,
        ...(group !== undefined && { group }),
      };
      for (const { id } of alike) instead.set(id, node);
    }
  }
  if (instead.size === 0) return graph;
  const nodes = new Set(graph.nodes.map((node) => instead.get(node.id) ?? node));
  const edges = new Map<string, GraphEdge>();
  for (const edge of graph.edges) {
    const [from, to] = [edge.from, edge.to].map((id) => instead.get(id)?.id ?? id);
    edges.set([from, to, edge.label, edge.kind].join('\0'), { ...edge, from: from!, to: to! });
  }
  return { ...graph, nodes: [...nodes], edges: [...edges.values()] };
}

/** The ring of what a tenant has; of what a cluster has the environment. */
function togetherBy({ about = {} }: GraphNode): string {
  const { ring, environment = '' } = about;
  return String(ring ?? environment);
}
