import { z } from 'zod';

const hold = z.strictObject({
  version: z.string(),
  until: z.iso.date().describe('Last day of the hold.'),
  reason: z.string(),
});

/** What `hold --json` and `release-hold --json` print. */
export const holdJson = z.strictObject({
  product: z.string(),
  isReleased: z.boolean().describe('Whether the hold went: true is release-hold.'),
  file: z.string().describe('The file of the customer that was edited.'),
  lines: z.array(z.string()).describe('Lines of the file that go, after `- `, and that come, after `+ `.'),
  isWritten: z.boolean().describe('false: a dry run.'),
  tenants: z.array(
    z.strictObject({
      tenant: z.string(),
      ring: z.string(),
      from: z.string().describe('The version that it ran.'),
      to: z
        .string()
        .describe('The version that it runs now: another one where a hold went, or is at another version.'),
      hold: hold.optional().describe('Absent where the hold went.'),
    }),
  ),
});

export type Held = z.infer<typeof holdJson>;
