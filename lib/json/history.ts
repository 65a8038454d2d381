import { z } from 'zod';

/** What was published of one release: a version, where it runs, or a value. */
const entry = z.strictObject({
  at: z.string().describe('when it was committed, with the time zone: 2026-11-16T09:30:00+01:00'),
  commit: z.string().describe('commit of the state repository'),
  repository: z.string().describe('the state repository, as the fleet calls it'),
  by: z.string().describe('who committed it: Ann Example <ann@example.com>'),
  source: z
    .string()
    .optional()
    .describe('commit of the fleet that it was made from; "dirty" after it where that had changes'),
  sourceAuthor: z.string().optional().describe('who wrote that commit'),
  reason: z.string().optional().describe('why, as publish was told'),
  customer: z.string(),
  tenant: z.string(),
  product: z.string(),
  ring: z.string().describe('the ring that the release is in since'),
  cluster: z.string().describe('the cluster that it is on since'),
  what: z
    .enum(['added', 'removed', 'version', 'ring', 'cluster', 'value'])
    .describe('what of the release is another; a release that comes or goes is one entry, with its version'),
  path: z.string().optional().describe('of a value: image.tag'),
  from: z.json().optional().describe('left out where there was none; text that looks secret is not shown'),
  to: z.json().optional(),
});

/** What `history --format json` prints. */
export const historyJson = z.strictObject({
  entries: z.array(entry).describe('the newest first'),
});

export type HistoryEntryJson = z.infer<typeof entry>;
