import { z } from 'zod';
import { closedByJson } from './closed-by';
import { jumpKind } from './jump';
import type { DeepReadonly } from '../authored/readonly';

const day = z.iso.date();
const names = z.array(z.string());

const lag = z
  .strictObject({
    ring: z.string().describe('The ring whose version is the measure.'),
    version: z.string().describe('What that ring runs.'),
    versions: z
      .int()
      .min(1)
      .optional()
      .describe('How many versions that ring has taken since; absent where its rings.yaml does not say so.'),
    level: z
      .enum(['major', 'minor', 'patch', 'prerelease'])
      .optional()
      .describe('The largest part in which the two differ; absent where they have no order.'),
    days: z
      .int()
      .min(0)
      .optional()
      .describe('Days since that ring took its version; absent where nobody gave the day.'),
  })
  .describe('How far something is behind a ring.');

const hold = z
  .strictObject({
    version: z.string(),
    until: day.describe('Last day of the hold.'),
    reason: z.string(),
    days: z.int().describe('Days that are left, 0 on the last one; less than 0 where it is over.'),
    isOver: z.boolean().describe('Whether its last day has passed: it keeps the version nevertheless.'),
  })
  .describe('A version that a tenant keeps while its ring moves on.');

const releaseStatus = z
  .strictObject({
    customer: z.string(),
    tenant: z.string(),
    product: z.string(),
    environment: z.string(),
    cluster: z.string(),
    ring: z.string(),
    version: z.string().optional().describe('Absent where the product has no versions of its own.'),
    because: z
      .enum(['ring', 'share', 'hold', 'branch'])
      .describe(
        'Why: the ring runs it; the ring has reached a share of its customers, and not this one; a hold; no versions.',
      ),
    hold: hold.optional(),
    recalled: z.string().optional().describe('Why nobody may take its version any more.'),
    behindRing: lag.optional().describe('Absent where it runs what its ring runs.'),
    behindFirst: lag.optional().describe('Against the first ring. Absent where it runs what that one runs.'),
    closed: z
      .strictObject({
        at: z.iso.datetime({ offset: true }).describe('The first moment at which it may change.'),
        timeZone: z.string().describe('Whose clocks that is by.'),
        waits: z.array(closedByJson),
      })
      .optional()
      .describe('What keeps it as it is now, of windows and freezes of its own. Absent: nothing.'),
  })
  .describe('One product in one tenant.');

const ringStatus = z.strictObject({
  ring: z.string(),
  environment: z.string(),
  version: z.string().optional().describe('What rings.yaml says. Absent where it has no entry for the ring.'),
  since: day.optional().describe('Day on which the ring took it.'),
  percent: z.int().optional().describe("Share of the ring's customers that run it. Absent: all."),
  previous: z.string().optional().describe('What the others run.'),
  hotfix: z.string().optional().describe('Why it runs its version before its turn.'),
  recalled: z.string().optional().describe('Why nobody may take its version, or the previous one, any more.'),
  isAutomated: z.boolean().describe('Whether image automation moves it.'),
  customers: z.int().describe('Customers that have the product in this ring.'),
  versions: z
    .array(
      z.strictObject({
        version: z.string().optional(),
        customers: z.int(),
        held: z.int().describe('How many of them by a hold.'),
      }),
    )
    .describe('What they run, the version of the ring first.'),
  behind: lag.optional().describe('Against the first ring. Absent where it is not behind.'),
  next: z
    .strictObject({
      version: z.string(),
      from: names.describe('The rings before it that have run it, all of them.'),
      percent: z.int().optional().describe('The share that has it already. Absent: none.'),
      jump: jumpKind.optional(),
      day: day.optional().describe('The first day on which soak times and freezes let it. Absent: today.'),
    })
    .optional()
    .describe('What the order of rings lets it take. Absent where there is nothing.'),
});

/** What `status --json` prints. */
export const statusJson = z
  .strictObject({
    date: day.describe('The day, in UTC, as of which it is.'),
    customers: z.int(),
    products: z.array(
      z.strictObject({
        product: z.string(),
        isVersioned: z.boolean().describe('Whether it has versions of its own, and so a rings.yaml.'),
        rings: z.array(ringStatus).describe('In the order of the rollout.'),
      }),
    ),
    held: z.array(releaseStatus).describe('Every release that a hold keeps, the one that ends first above.'),
    releases: z
      .array(releaseStatus)
      .optional()
      .describe('Every release, where customers were asked for; by tenant and product.'),
  })
  .describe('Who runs which version.');

export type Status = DeepReadonly<z.infer<typeof statusJson>>;
export type ProductStatus = Status['products'][number];
export type RingStatus = ProductStatus['rings'][number];
export type ReleaseStatus = Status['held'][number];
export type Lag = DeepReadonly<z.infer<typeof lag>>;
