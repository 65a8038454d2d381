import type { Graph } from '../graph';

/** The graph itself, its keys in one order. */
export function json({ direction, groups, nodes, edges }: Graph): string {
  const data: Graph = {
    direction,
    groups: groups.map(({ id, title, parent }) => ({ id, title, ...(parent !== undefined && { parent }) })),
    nodes: nodes.map(({ id, title, kind, group, about }) => ({
      id,
      title,
      kind,
      ...(group !== undefined && { group }),
      ...(about && { about }),
    })),
    edges: edges.map(({ from, to, label, kind }) => ({
      from,
      to,
      ...(label !== undefined && { label }),
      kind,
    })),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}
