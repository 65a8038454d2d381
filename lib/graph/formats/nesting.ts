import { groupBy } from '../../facts/group-by';
import type { Graph, GraphGroup, GraphNode } from '../graph';

/** How a format writes a group and a node, as lines. */
export interface Lines {
  open(group: GraphGroup): string;
  readonly close: string;
  node(node: GraphNode): string;
}

/** A line for each node, groups within groups; each level further in. */
export function nested({ groups, nodes }: Graph, lines: Lines): string[] {
  const groupsIn = groupBy(groups, ({ parent }) => parent);
  const nodesIn = groupBy(nodes, ({ group }) => group);
  const level = (group: string | undefined, indent: string): string[] => [
    ...(nodesIn.get(group) ?? []).map((node) => indent + lines.node(node)),
    ...(groupsIn.get(group) ?? []).flatMap((inner) => [
      indent + lines.open(inner),
      ...level(inner.id, `${indent}  `),
      indent + lines.close,
    ]),
  ];
  return level(undefined, '  ');
}
