import { z } from 'zod';
import type { DeepReadonly } from '../authored/readonly';

const id = z.string().describe('Made from identity, and unique among nodes and groups: `ring/early`.');

/** What `graph --format json` prints. */
export const graphJson = z.strictObject({
  direction: z
    .enum(['LR', 'TB'])
    .describe('Which way edges lead on paper: from left to right, or from top to bottom.'),
  groups: z
    .array(
      z.strictObject({
        id,
        title: z.string(),
        parent: z.string().optional().describe('The group that it is in.'),
      }),
    )
    .describe('Outer groups before the groups in them.'),
  nodes: z.array(
    z.strictObject({
      id,
      title: z.string(),
      kind: z.string().describe('What it stands for: `ring`, `tenant`, `release`, …'),
      group: z.string().optional().describe('The group that it is in.'),
      about: z
        .record(z.string(), z.union([z.string(), z.array(z.string())]))
        .optional()
        .describe('Further facts, in the order in which they are shown.'),
    }),
  ),
  edges: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      label: z.string().optional(),
      kind: z.string().describe('Why there is one: `deploys`, `depends`, …'),
    }),
  ),
});

export type GraphJson = DeepReadonly<z.infer<typeof graphJson>>;
