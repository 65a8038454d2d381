import { z } from 'zod';
import { type ReleaseAdoption, releaseAdoption } from './adoption';
import { type StoredCredentials, stored } from '../engines/argocd/authored/credentials';
import { formOf } from './form';
import { namespaceMetadata } from './environment/namespace-metadata';
import { type Authored, named } from './readonly';
import { customerFreezes, windows } from './rollout/window';
import { ownRepository } from './team/own-repository';
import { byName, name, text, texts, wholeText } from './text';
import { isWhole, values } from './values';

const storedSecrets = byName(named<StoredCredentials>(stored)).optional();

const hold = z.strictObject({
  version: text,
  /** Last day of the hold, `YYYY-MM-DD`. `check` warns of it from a week before; synthesis goes on as it was. */
  until: z.iso.date('expected the last day of the hold, as in 2026-12-31'),
  reason: text,
});
/** A version that a tenant keeps while its ring moves on: one that some ring of the product runs or ran. */
export type HoldSpec = Authored<typeof hold>;

const place = z.strictObject({
  /** A cluster that hosts this environment. */
  cluster: text,
  /** A ring that belongs to this environment. */
  ring: text,
  /** Where it runs. @default - the region of the cluster, or of the customer where the cluster states none */
  region: text.optional(),
  /** What it is on other axes of the fleet, over what cluster, customer and environment say. @default - nothing */
  axes: byName(text).optional(),
  /** Of its namespaces, over what the customer says: of the keys that the fleet lets customers say. @default - none */
  namespaceMetadata,
  /** Products that run here. @default - every product of the customer */
  products: texts,
  /** Versions that this tenant keeps while its ring moves on. @default - none */
  holds: byName(named<HoldSpec>(hold)).optional(),
  /** When its releases may change, in place of what the customer says; `{}` is at any time. @default - as the customer says */
  windows,
  /** Days on which they do not, besides those of the customer. @default - none */
  freezes: customerFreezes,
  /**
   * Whether its workloads go with it when it is removed (`cascade`) or stay (`orphan`): its cluster has to have been told before. `remove`
   * and `move` write it. @default - as the environment says
   */
  onDelete: z.enum(['cascade', 'orphan']).optional(),
  /** Secrets that come from another store than the customer's others, or from other keys of it. @default - as the customer says */
  secrets: storedSecrets,
  /** Releases that are there already, by product, with the names that they have. @default - none */
  adopt: byName(named<ReleaseAdoption>(releaseAdoption)).optional(),
});
const placement = place.extend({
  /** Values for this environment, over those of the customer. @default - none */
  values: byName(values).optional(),
});
/** Where a tenant runs and what differs there. */
export type PlacementSpec = Authored<typeof placement>;

const sites = z.strictObject({
  /** Several tenants in one environment, by site. */
  sites: byName(place),
  /** Values for this environment, over those of the customer; all its sites share them. @default - none */
  values: byName(values).optional(),
});
/** Several tenants in one environment, by site. They share the values of the environment. */
export type SitesSpec = Authored<typeof sites>;

const regions = place.omit({ cluster: true, region: true }).extend({
  /**
   * Regions that it runs in, a tenant each, on the cluster there that hosts the environment. The region is its site, and so a
   * part of its name.
   */
  regions: z.array(text).min(1),
  /** Values for this environment, over those of the customer; all its regions share them. @default - none */
  values: byName(values).optional(),
});
/** The same tenant in several regions of an environment. */
export type RegionsSpec = Authored<typeof regions>;

const pooled = place.omit({ cluster: true }).extend({
  /**
   * Pool of clusters, one of which it is on: which one stands in `placement.yaml` beside this file, where `npm run fleet -- place` writes it.
   */
  pool: text,
  /** Values for this environment, over those of the customer. @default - none */
  values: byName(values).optional(),
});
/** A tenant that any cluster of a pool may have. */
export type PooledSpec = Authored<typeof pooled>;

/** The forms that a tenant may have, each with its values. */
export const tenantForms: readonly z.ZodObject[] = [placement, sites, regions, pooled];

const setting = z.union(
  [z.boolean(), z.number(), z.string().refine(isWhole)],
  'expected true, false, a number or text',
);
/** What a feature flag is set to. */
export type FlagValue = z.input<typeof setting>;

const byEnvironment = z.strictObject({ default: setting, environments: byName(setting) });
const featureFlag = z.union(
  [setting, byEnvironment],
  'expected true, false, a number or text, or { default, environments } with such',
);
/** A feature flag: the same everywhere, or other in some environments. */
export type FeatureFlag<Environment extends string = string> =
  FlagValue | Authored<typeof byEnvironment, { environments: { readonly [E in Environment]?: FlagValue } }>;

const fields = z.strictObject({
  name,
  title: wholeText("expected what people call the customer, such as 'Northwind Logistics'"),
  /** Decides the guard rails. */
  tier: text,
  region: wholeText("expected where the customer is, such as 'westeurope'"),
  /** What its tenants are on axes of the fleet, over what environments say. @default - nothing */
  axes: byName(text).optional(),
  /** Whom to call: an email address. */
  contact: z.email("expected an email address, such as 'ops@customer.example'"),
  /** Group of the identity provider whose members get access to the customer's namespaces. */
  group: wholeText(
    "expected the group of the customer's people at your identity provider, such as 'acme-operators'",
  ),
  /** Of its namespaces: of the keys that the fleet lets customers say. @default - none */
  namespaceMetadata,
  /** Subscribed products, each with its values for all environments. */
  products: byName(values),
  /** A git repository of the customer's own, applied in its namespaces beside its products. @default - none */
  repository: ownRepository.optional(),
  /** Where the customer runs, by environment. */
  tenants: byName(
    formOf<PlacementSpec | SitesSpec | RegionsSpec | PooledSpec>(
      (given) =>
        'sites' in given ? sites : 'regions' in given ? regions : 'pool' in given ? pooled : placement,
      'a map with cluster, ring',
    ),
  ),
  /** When releases of its tenants may change, by name. @default - at any time */
  windows,
  /** Days on which they do not, by name. @default - none */
  freezes: customerFreezes,
  /**
   * Where Secrets that its products need are: a store, from which external-secrets makes them in the tenants' namespaces before
   * the releases. @default - all are encrypted files
   */
  secrets: storedSecrets,
  /**
   * What the customer's workloads read beside their values: in each of its namespaces, as text, a ConfigMap
   * `feature-flags`. @default - none
   */
  featureFlags: byName(named<FeatureFlag>(featureFlag)).optional(),
});

/** Who pays. */
export type CustomerSpec = Authored<typeof fields>;
/** What the compiler checks of a customer, checked once more when it runs. */
export const customerSchema = named<CustomerSpec>(fields);
