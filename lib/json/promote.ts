import { z } from 'zod';
import { closedByJson } from './closed-by';
import { jumpJson } from './jump';

/** What a ring gets of one product. */
const promoted = z.strictObject({
  product: z.string(),
  ring: z.string(),
  from: z.string().describe('The version that the ring ran.'),
  to: z.string().describe('The version that it runs now; the same where more of its customers get it.'),
  percent: z.int().describe('The share of its customers that run it.'),
  reason: z.string().optional(),
  file: z.string(),
  lines: z.array(z.string()).describe('Lines of the file that go, after `- `, and that come, after `+ `.'),
  isWritten: z.boolean().describe('false: a dry run.'),
  tenants: z.array(z.strictObject({ tenant: z.string(), from: z.string(), to: z.string() })),
  held: z
    .array(
      z.strictObject({ tenant: z.string(), version: z.string(), until: z.iso.date(), reason: z.string() }),
    )
    .describe('Tenants of the ring that stay where they are.'),
  jumps: z
    .array(jumpJson)
    .optional()
    .describe('What is known of them. Absent: the product says nothing of jumps.'),
  waiting: z
    .array(
      z.strictObject({
        tenant: z.string(),
        at: z.iso.datetime({ offset: true }).describe('The first moment at which it may get it.'),
        timeZone: z.string().describe('Whose clocks that is by.'),
        waits: z.array(closedByJson),
      }),
    )
    .optional()
    .describe('Of `tenants`, those that get it later, by windows and freezes of their own. Absent: none.'),
});

const left = z.strictObject({
  ring: z.string(),
  tenant: z.string().optional().describe('Absent: the ring.'),
  why: z.string(),
  fix: z.string(),
});

const missing = z
  .strictObject({
    product: z.string(),
    version: z.string().describe('What was missing.'),
    isWritten: z.boolean().describe('false: a dry run, or nobody lacks it.'),
    rings: z.array(promoted).describe('The rings that get it, in the order of the rollout.'),
    left: z.array(left).describe('Who lacks it still, and what for.'),
  })
  .describe('Of `promote --missing`.');

/** What `promote --json` and `rollback --json` print. */
export const promoteJson = z.union([
  promoted,
  missing,
  z.array(promoted).describe('Of `promote --set`, by product in the order of the release set.'),
]);

export type Promoted = z.infer<typeof promoted>;
export type MissingPromoted = z.infer<typeof missing>;
export type Lacking = z.infer<typeof left>;
