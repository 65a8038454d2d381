import { together } from '../graph';
import { relationEdges, thingNode } from '../landscape';
import type { View } from '../scope';

/** How one repository leads to the next, from the cluster to the code that runs there, and who looks on. */
export const chain: View = ({ plan: { landscape } }) => {
  const relations = landscape?.chain ?? [];
  const named = new Set(relations.flatMap(({ from, to }) => [from, to]));
  const things = (landscape?.things ?? []).filter(({ name }) => named.has(name));
  return together('LR', [
    {
      groups: [],
      nodes: things.map((thing) => thingNode(thing, thing.what)),
      edges: relationEdges(relations),
    },
  ]);
};
