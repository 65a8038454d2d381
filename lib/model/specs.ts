import type { Location } from './issue';
import type { CustomerSpec, FleetSpec, ProductSpec } from './spec';

/** What one ring runs of one product, from the product's `rings.yaml`. */
export interface RingEntry {
  readonly version: string;
  /** Day the ring took the version, `YYYY-MM-DD`. @default - unknown */
  readonly since?: string;
  /** Version of the tenants that a partial rollout has not reached. Goes with `percent`. */
  readonly previous?: string;
  /** Share of the ring's customers that run `version`; who is in it is a stable hash of the name. @default 100 */
  readonly percent?: number;
  /** Reason why the ring may run a version that the ring before it does not. @default - it may not */
  readonly hotfix?: string;
}

export interface RingsFile {
  readonly file: string;
  readonly entries: Readonly<Record<string, RingEntry>>;
  locate(ring: string, key?: keyof RingEntry): Location;
  /** Whether the ring has an entry that could not be read. That has been said: nobody need miss it. @default - all could */
  isUnread?(ring: string): boolean;
}

export interface ProductInput {
  readonly spec: ProductSpec;
  readonly file: string;
  /** @default - the product has no versions of its own */
  readonly rings?: RingsFile;
}

export interface CustomerInput {
  readonly spec: CustomerSpec;
  readonly file: string;
}

/** Everything that was read, not yet judged. */
export interface Specs {
  readonly fleet: FleetSpec;
  readonly fleetFile: string;
  readonly products: readonly ProductInput[];
  readonly customers: readonly CustomerInput[];
}
