import { z } from 'zod';
import type { DeepReadonly } from '../authored/readonly';
import { writtenPlace } from './written-place';

/** What `check --json` prints. */
export const checkJson = z.strictObject({
  isFine: z.boolean().describe('Whether check ends with 0.'),
  issues: z
    .array(
      z.strictObject({
        severity: z.enum(['error', 'warning']),
        at: writtenPlace,
        problem: z.string().describe('What is wrong, with the bad value, unless that may be secret.'),
        fix: z.string().describe('What to do about it, with the values that are allowed.'),
      }),
    )
    .describe('By file and position.'),
  stale: z
    .array(z.string())
    .describe('Files that are not as synth and schemas would write them; empty where an issue is an error.'),
  removed: z.array(z.string()).describe('What goes by permission, in a sentence each.'),
});

export type CheckReport = DeepReadonly<z.infer<typeof checkJson>>;
