import { z } from 'zod';
import { closedByJson } from './closed-by';

const names = z.array(z.string());

const move = z.strictObject({
  product: z.string(),
  ring: z.string(),
  from: z.string().optional().describe('Absent where the releases are new, or had no version.'),
  to: z.string().optional().describe('Absent where the releases go, or have no version.'),
  tenants: names,
});

const change = z.strictObject({
  customers: names.describe('Customers of whom something is another.'),
  rings: names,
  versions: z.array(move),
  come: names.describe('Customers that had no release before.'),
  gone: names.describe('Customers that have no release any more.'),
  written: z.int().describe('How many files are new or others.'),
  removed: z.int().describe('How many files go.'),
});

/** What `publish --json` prints. */
export const publishJson = z.strictObject({
  publishings: z.array(
    z.strictObject({
      repository: z.string().describe('Without what opens it.'),
      branch: z.string(),
      outcome: z
        .enum(['published', 'unchanged', 'superseded', 'would publish'])
        .describe('superseded: a newer source was published meanwhile, and has what this one has.'),
      commit: z.string().optional().describe('The commit that was made, or that is there.'),
      change,
      removed: names.describe('Paths of the files that go, in the repository.'),
      message: z.string().optional().describe('Of the commit that was made, or would be.'),
    }),
  ),
  keptBack: z
    .array(
      z.strictObject({
        tenant: z.string(),
        customer: z.string(),
        cluster: z.string(),
        at: z.iso.datetime({ offset: true }).describe('The first moment at which they may change.'),
        timeZone: z.string().describe('Whose clocks that is by.'),
        waits: z.array(closedByJson).describe('In the order in which they end.'),
      }),
    )
    .describe('Tenants whose releases would change, and stay as they are: a later publish changes them.'),
});
