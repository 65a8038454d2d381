import { z } from 'zod';
import { writtenPlace } from './written-place';

const path = z.array(z.string()).describe('Keys from the root to the leaf.');
const value = z.json().describe('Without what is probably secret.');
const layer = z
  .string()
  .describe(
    'Which layer says it: `base`, `environment`, `ring`, `axis region` of that axis, `cluster`, `tenant`, `customer`, `customer environment` or `version`.',
  );

const reason = z.strictObject({
  of: z.string().describe('What it is: `version`, `ring`, `cluster`, `quota`, …'),
  is: z.string(),
  because: z.string(),
  at: writtenPlace,
});

const explainedValue = z.strictObject({
  path,
  layer,
  value,
  at: writtenPlace,
  overrode: z
    .array(z.strictObject({ layer, value, at: writtenPlace }))
    .describe('What lower layers said, the nearest first.'),
  description: z.string().optional().describe("What the product's schema says of it."),
  default: value.optional().describe('What the schema takes where nobody says a value.'),
});

const explanation = z
  .strictObject({
    tenant: z.string(),
    product: z.string(),
    reasons: z.array(reason).describe('Of what is no value. Empty where a value was asked for.'),
    values: z.array(explainedValue).describe('In the order of paths.'),
  })
  .describe('Of `explain TENANT/PRODUCT`.');

const pairOf = <T extends z.ZodType>(of: T) =>
  z
    .strictObject({ left: of.optional(), right: of.optional() })
    .describe('Where only one has it, only one is there.');

const differences = z
  .array(
    z.strictObject({
      product: z.string(),
      reasons: z.array(pairOf(reason)),
      values: z.array(pairOf(explainedValue)),
    }),
  )
  .describe('Of `explain --diff TENANT TENANT`, by product.');

const holders = z
  .array(
    z.strictObject({
      value: value.optional().describe('Absent: the chart has its own.'),
      tenants: z.array(z.string()),
    }),
  )
  .describe('Of `explain --who PRODUCT PATH`, the most frequent first.');

/** What `explain --json` prints. */
export const explainJson = z.union([explanation, differences, holders]);
