import { z } from 'zod';

/** What is known of a jump, as verbs print it. */
export const jumpKinds = ['safe', 'manual', 'blocked', 'unknown'] as const;

export const jumpKind = z
  .enum(jumpKinds)
  .describe("By the product's transitions. unknown: none is of these versions. Absent: it states none.");

export const jumpJson = z.strictObject({
  from: z.string(),
  to: z.string(),
  kind: jumpKind,
  steps: z.array(z.string()).optional().describe('What people do, of a manual one.'),
  why: z.string().optional().describe('Why it is blocked, or unknown.'),
  through: z.string().optional().describe('The version to run in between, of a blocked one.'),
  tenants: z.array(z.string()),
});
