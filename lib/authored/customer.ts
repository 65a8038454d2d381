import type { Values } from './values';

/** A version that a tenant keeps while its ring moves on: one that some ring of the product runs or ran. */
export interface HoldSpec {
  readonly version: string;
  /** Last day of the hold, `YYYY-MM-DD`. `check` warns of it from a week before; synthesis goes on as it was. */
  readonly until: string;
  readonly reason: string;
}

/** Where a tenant runs and what differs there. */
export interface PlacementSpec {
  readonly cluster: string;
  readonly ring: string;
  /** Products that run here. @default - every product of the customer */
  readonly products?: readonly string[];
  /** @default - none */
  readonly holds?: Readonly<Record<string, HoldSpec | undefined>>;
  /** Values for this environment, over those of the customer. @default - none */
  readonly values?: Readonly<Record<string, Values | undefined>>;
}

/** Several tenants in one environment, by site. They share the values of the environment. */
export interface SitesSpec {
  readonly sites: Readonly<Record<string, Omit<PlacementSpec, 'values'>>>;
  readonly values?: PlacementSpec['values'];
}

/** What a feature flag is set to. */
export type FlagValue = boolean | number | string;

/** A feature flag: the same everywhere, or other in some environments. */
export type FeatureFlag<Environment extends string = string> =
  | FlagValue
  | {
      readonly default: FlagValue;
      readonly environments: { readonly [E in Environment]?: FlagValue };
    };

/** Who pays. */
export interface CustomerSpec {
  readonly name: string;
  readonly title: string;
  readonly tier: string;
  readonly region: string;
  /** Whom to call: an email address. */
  readonly contact: string;
  /** Group of the identity provider whose members get access to the customer's namespaces. */
  readonly group: string;
  /** Subscribed products, each with the values of all environments. */
  readonly products: Readonly<Record<string, Values>>;
  /** By environment. */
  readonly tenants: Readonly<Record<string, PlacementSpec | SitesSpec | undefined>>;
  /**
   * What the customer's workloads read beside their values: in each of its namespaces, as text, a ConfigMap
   * `feature-flags`. @default - none
   */
  readonly featureFlags?: Readonly<Record<string, FeatureFlag>>;
}
