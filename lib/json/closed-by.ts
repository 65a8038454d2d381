import { z } from 'zod';

/** A window of a tenant, or a freeze of its own, that its releases wait for. */
export const closedByJson = z
  .strictObject({
    what: z.enum(['window', 'freeze']),
    of: z.string().describe('Name of the window that opens, or of the freeze.'),
    reason: z.string().optional().describe('Why it is frozen.'),
    until: z.iso.datetime({ offset: true }),
    timeZone: z.string(),
  })
  .describe('What keeps releases of a tenant as they are.');
