import { z } from 'zod';
import type { CustomerSpec, FeatureFlag, HoldSpec, PlacementSpec, SitesSpec } from './customer';
import { formOf } from './form';
import { byName, isWhole, name, text, wholeText } from './text';
import { values } from './values-schema';

const hold = z.strictObject({
  version: text,
  until: z.iso.date('expected the last day of the hold, as in 2026-12-31'),
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

const flag = z.union(
  [z.boolean(), z.number(), z.string().refine(isWhole)],
  'expected true, false, a number or text',
);
const featureFlag = z.union(
  [flag, z.strictObject({ default: flag, environments: byName(flag) })],
  'expected true, false, a number or text, or { default, environments } with such',
) satisfies z.ZodType<FeatureFlag>;

/** What the compiler checks of a customer, checked once more when it runs. */
export const customerSchema = z.strictObject({
  name,
  title: wholeText("expected what people call the customer, such as 'Northwind Logistics'"),
  tier: text,
  region: wholeText("expected where the customer is, such as 'westeurope'"),
  contact: z.email("expected an email address, such as 'ops@customer.example'"),
  group: wholeText(
    "expected the group of the customer's people at your identity provider, such as 'acme-operators'",
  ),
  products: byName(values),
  tenants: byName(
    formOf<PlacementSpec | SitesSpec>(
      (given) => ('sites' in given ? sites : tenant),
      'a map with cluster, ring',
    ),
  ),
  featureFlags: byName(featureFlag).optional(),
}) satisfies z.ZodType<CustomerSpec>;
