import { z } from 'zod';
import type { CustomerSpec, HoldSpec, PlacementSpec, SitesSpec } from '../spec';
import { values } from './values';

const text = z.string().min(1);

const hold = z.strictObject({
  version: text,
  until: z.iso.date(),
  reason: text,
}) satisfies z.ZodType<HoldSpec>;

const placement = {
  cluster: text,
  ring: text,
  products: z.array(text).optional(),
  holds: z.record(z.string(), hold).optional(),
};
const tenantValues = z.record(z.string(), values).optional();

const tenant = z.strictObject({ ...placement, values: tenantValues }) satisfies z.ZodType<PlacementSpec>;
const sites = z.strictObject({
  sites: z.record(z.string(), z.strictObject(placement)),
  values: tenantValues,
}) satisfies z.ZodType<SitesSpec>;

/** What the compiler checks of a customer, checked once more when it runs. */
export const customerSchema = z.strictObject({
  name: text,
  title: text,
  tier: text,
  region: text,
  contact: z.email('expected an email address'),
  group: text,
  products: z.record(z.string(), values),
  tenants: z.record(
    z.string(),
    z.unknown().transform((given, context): PlacementSpec | SitesSpec => {
      // A union would say that neither form fits; the form that was meant says what is wrong with it.
      const meant = typeof given === 'object' && given !== null && 'sites' in given ? sites : tenant;
      const result = meant.safeParse(given);
      for (const issue of result.error?.issues ?? [])
        context.addIssue({ ...issue } as Parameters<typeof context.addIssue>[0]);
      return result.data ?? z.NEVER;
    }),
  ),
}) satisfies z.ZodType<CustomerSpec>;
