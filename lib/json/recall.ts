import { z } from 'zod';

const ways = {
  back: z.string().optional().describe('The version to roll it back to. Absent: there is none.'),
  on: z.string().optional().describe('The version to promote it to. Absent: there is none.'),
};

/** What `recall --json` prints. */
export const recallJson = z.strictObject({
  product: z.string(),
  version: z.string().describe('The version that no ring may take any more.'),
  date: z.iso.date(),
  reason: z.string(),
  file: z.string(),
  lines: z.array(z.string()).describe('Lines of the file that come, after `+ `.'),
  isWritten: z.boolean().describe('false: a dry run.'),
  rings: z
    .array(z.strictObject({ ring: z.string(), ...ways, commands: z.array(z.string()) }))
    .describe('The rings that run it, the one that a version reaches first above, and the ways out.'),
  tenants: z
    .array(z.strictObject({ tenant: z.string(), ring: z.string(), isHeld: z.boolean() }))
    .describe('Who runs it.'),
});

export type Recalled = z.infer<typeof recallJson>;
