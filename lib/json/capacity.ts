import { z } from 'zod';
import type { DeepReadonly } from '../authored/readonly';

const usage = z.strictObject({
  cluster: z.string().describe('The cluster that states what it holds.'),
  key: z.string().describe('What is counted: `applications`, `fluxObjects`, `namespaces`, `objects`, …'),
  title: z.string().describe('As messages call it: `shard 1 of the Argo CD of hub`.'),
  part: z.string().optional().describe('The part of the operator. Absent: all of it, or the cluster.'),
  count: z.int(),
  holds: z.int().optional().describe('Absent: nobody says.'),
  largest: z
    .strictObject({ customer: z.string(), count: z.int() })
    .optional()
    .describe('Who has the most of it. Absent: nobody has any.'),
  uncounted: z.array(z.string()).describe('Products whose objects nobody counts.'),
});

/** What `capacity --format json` prints. */
export const capacityJson = z.strictObject({
  clusters: z.array(
    z.strictObject({
      name: z.string(),
      engine: z.string(),
      operator: z.string().describe('The cluster whose operator delivers it.'),
      usages: z.array(usage),
      tenants: z
        .array(
          z.strictObject({
            tier: z.string(),
            products: z.array(z.string()),
            count: z.int(),
            more: z
              .int()
              .optional()
              .describe('How many more of the kind fit. Absent: nobody says what there is room for.'),
          }),
        )
        .describe('The kinds of tenants on it, those first of which there are most.'),
    }),
  ),
});

export type ClusterCapacityJson = DeepReadonly<z.infer<typeof capacityJson>>['clusters'][number];
