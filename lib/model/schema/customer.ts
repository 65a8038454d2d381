import { z } from 'zod';
import type { CustomerSpec, HoldSpec, PlacementSpec, SitesSpec } from '../spec';
import { nameAllowedKeys } from './explain';
import { byName, name, text } from './names';
import { values } from './values';

const hold = z.strictObject({
  version: text,
  until: z.iso.date(),
  reason: text,
}) satisfies z.ZodType<HoldSpec>;

const placement = {
  cluster: text,
  ring: text,
  products: z.array(text).optional(),
  holds: byName(hold).optional(),
};
const tenantValues = byName(values).optional();

const tenant = z.strictObject({ ...placement, values: tenantValues }) satisfies z.ZodType<PlacementSpec>;
const sites = z.strictObject({
  sites: byName(z.strictObject(placement)),
  values: tenantValues,
}) satisfies z.ZodType<SitesSpec>;

/** What the compiler checks of a customer, checked once more when it runs. */
export const customerSchema = z.strictObject({
  name,
  title: text,
  tier: text,
  region: text,
  contact: z.email("expected an email address, such as 'ops@customer.example'"),
  group: text,
  products: byName(values),
  tenants: byName(
    z.unknown().transform((given, context): PlacementSpec | SitesSpec => {
      // A union would say that neither form fits; the form that was meant says what is wrong with it.
      const meant = typeof given === 'object' && given !== null && 'sites' in given ? sites : tenant;
      const result = meant.safeParse(given, nameAllowedKeys);
      for (const issue of result.error?.issues ?? []) context.addIssue({ ...issue });
      return result.data ?? z.NEVER;
    }),
  ),
}) satisfies z.ZodType<CustomerSpec>;
