import { z } from 'zod';
import { jumpKind } from './jump';
import type { DeepReadonly } from '../authored/readonly';

const day = z.iso.date();

const moment = z.iso.datetime({ offset: true });
const timeZone = z.string().describe('Whose clocks it is by.');

const wait = z
  .strictObject({
    what: z.enum(['soak', 'freeze', 'hold', 'ring', 'since', 'window', 'customer-freeze', 'jump']),
    of: z
      .string()
      .describe(
        'The ring that soaks or comes first, or the name of the freeze or of the window that opens; of a hold its reason; of a jump its versions.',
      ),
    reason: z.string().optional().describe("Of a customer's freeze."),
    jump: jumpKind.optional(),
    until: day
      .optional()
      .describe('First day on which it does not wait for it any more. Absent: nobody knows.'),
    at: moment.optional().describe("The moment, of windows and of a customer's freezes."),
    timeZone: timeZone.optional(),
  })
  .describe(
    'What it waits for: a ring before it that soaks, or that has to take it first; a freeze of the fleet; a hold; somebody who says since when that ring runs it; a window of the customer or tenant, or a freeze of its own; people, before a jump between versions that takes their work, or of which nobody says that it is safe.',
  );

const step = z.strictObject({
  version: z.string(),
  day: day
    .optional()
    .describe('The first day on which it may be, in `timeZone`. Absent: that depends on people.'),
  at: moment.optional().describe('The first moment of it. Absent: that depends on people.'),
  timeZone: timeZone.optional(),
  waits: z.array(wait).describe('In the order in which they end.'),
  later: z
    .strictObject({ tenants: z.int(), at: moment.describe('When the last of them gets it.'), timeZone })
    .optional()
    .describe('Of a ring: tenants in it that get the version later, by windows and freezes of their own.'),
});

/** What `forecast --json` prints. */
export const forecastJson = z
  .strictObject({
    date: day.describe('The day, in UTC, as of which it is.'),
    products: z.array(
      z.strictObject({
        product: z.string(),
        rings: z
          .array(
            z.strictObject({
              ring: z.string(),
              environment: z.string(),
              version: z.string().describe('What it runs.'),
              steps: z
                .array(step)
                .describe('What it gets, one after the other. Empty: nothing that is there already.'),
            }),
          )
          .describe('In the order of the rollout.'),
      }),
    ),
    releases: z
      .array(
        z.strictObject({
          customer: z.string(),
          tenant: z.string(),
          product: z.string(),
          ring: z.string(),
          version: z.string(),
          steps: z.array(step),
        }),
      )
      .optional()
      .describe('Of each release, where a customer or tenant was asked for.'),
  })
  .describe('When who gets which version, if each ring takes it on the first day on which it may.');

export type Forecast = DeepReadonly<z.infer<typeof forecastJson>>;
export type RingForecast = Forecast['products'][number]['rings'][number];
export type ForecastStep = RingForecast['steps'][number];
