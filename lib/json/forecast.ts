import { z } from 'zod';
import type { DeepReadonly } from '../authored/readonly';

const day = z.iso.date();

const wait = z
  .strictObject({
    what: z.enum(['soak', 'freeze', 'hold', 'ring', 'since']),
    of: z
      .string()
      .describe('The ring that soaks or comes first, or the name of the freeze; of a hold its reason.'),
    until: day
      .optional()
      .describe('First day on which it does not wait for it any more. Absent: nobody knows.'),
  })
  .describe(
    'What it waits for: a ring before it that soaks, or that has to take it first; a freeze; a hold; or somebody who says since when that ring runs it.',
  );

const step = z.strictObject({
  version: z.string(),
  day: day.optional().describe('The first day on which it may be. Absent: that depends on people.'),
  waits: z.array(wait).describe('In the order in which they end.'),
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
