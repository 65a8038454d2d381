import { together } from '../graph';
import { relationEdges, thingNode } from '../landscape';
import type { View } from '../scope';

/** The repositories of the whole system, what they make and use, and what they have to do with one another. */
export const repositories: View = ({ plan: { landscape } }) =>
  together('TB', [
    {
      groups: (landscape?.groups ?? []).map(({ name, title }) => ({ id: `group/${name}`, title })),
      nodes: (landscape?.things ?? []).map((thing) => ({
        ...thingNode(thing, thing.title),
        ...(thing.group !== undefined && { group: `group/${thing.group}` }),
      })),
      edges: relationEdges(landscape?.relations ?? []),
    },
  ]);
