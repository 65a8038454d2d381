import type { Graph, GraphGroup, GraphNode } from '../graph';

/** What to write of groups and the nodes in them, on lines. */
export interface Lines {
  open(group: GraphGroup): string;
  readonly close: string;
  node(node: GraphNode): string;
}

/** A line for each node, groups within groups; each level further in. */
export function nested({ groups, nodes }: Graph, lines: Lines): string[] {
  const groupsIn = byKey(groups, ({ parent }) => parent);
  const nodesIn = byKey(nodes, ({ group }) => group);
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

function byKey<T>(items: readonly T[], keyOf: (item: T) => string | undefined) {
  const found = new Map<string | undefined, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = found.get(key);
    if (known) known.push(item);
    else found.set(key, [item]);
  }
  return found;
}
