import type { Overrides } from './authored-values';
import type { RegionIn, StatedAxes } from './fleet-names';
import type { ReleaseAdoption } from '../adoption';
import type { HoldSpec, PlacementSpec, PooledSpec, RegionsSpec, SitesSpec } from '../customer';
import type { ProductSpec } from '../product';

/** A product as its team defined it: `Input` is what authors may write, `Required` what they must. */
export interface DefinedProduct<
  Name extends string = string,
  Input = unknown,
  Required = unknown,
> extends ProductSpec {
  readonly name: Name;
  /** Never present at run time: carries the types to `defineCustomer`. */
  readonly __types?: { readonly input: Input; readonly required: Required };
}
export type InputOf<P> = P extends DefinedProduct<string, infer Input, unknown> ? Input : never;
export type RequiredOf<P> = P extends DefinedProduct<string, unknown, infer Required> ? Required : never;

export type ProductNamed<P extends DefinedProduct, Name> = Extract<P, { readonly name: Name }>;

/** T with narrower types for some of its keys, whose docs and whether they may be left out stay as they are. */
export type Narrowed<T, Types> = { readonly [K in keyof T]: K extends keyof Types ? Types[K] : T[K] };

type TenantValues<P extends DefinedProduct, Subscribed extends string> = {
  readonly [N in Extract<Subscribed, P['name']>]?: Overrides<InputOf<ProductNamed<P, N>>>;
} & {
  readonly [N in Exclude<P['name'], Subscribed>]?: `subscribe to ${N} under products to give it values`;
};

interface Placement<
  Cluster extends string,
  Ring extends string,
  Axes,
  Subscribed extends string,
  TenantValues,
> extends Narrowed<
  PlacementSpec,
  {
    cluster: Cluster;
    ring: Ring;
    region: RegionIn<Axes>;
    axes: StatedAxes<Axes>;
    products: readonly Subscribed[];
    holds: { readonly [N in Subscribed]?: HoldSpec };
    adopt: { readonly [N in Subscribed]?: ReleaseAdoption };
    values: TenantValues;
  }
> {
  readonly sites?: never;
  readonly regions?: never;
}
type Pooled<
  Pool extends string,
  Ring extends string,
  Axes,
  Subscribed extends string,
  TenantValues,
> = Narrowed<
  PooledSpec,
  {
    pool: Pool;
    ring: Ring;
    region: RegionIn<Axes>;
    axes: StatedAxes<Axes>;
    products: readonly Subscribed[];
    holds: { readonly [N in Subscribed]?: HoldSpec };
    adopt: { readonly [N in Subscribed]?: ReleaseAdoption };
    values: TenantValues;
  }
>;
type Regions<Ring extends string, Axes, Subscribed extends string, TenantValues> = Narrowed<
  RegionsSpec,
  {
    regions: readonly RegionIn<Axes>[];
    ring: Ring;
    axes: StatedAxes<Axes>;
    products: readonly Subscribed[];
    holds: { readonly [N in Subscribed]?: HoldSpec };
    adopt: { readonly [N in Subscribed]?: ReleaseAdoption };
    values: TenantValues;
  }
>;
type Sites<
  Cluster extends string,
  Ring extends string,
  Axes,
  Subscribed extends string,
  TenantValues,
> = Narrowed<
  SitesSpec,
  {
    sites: {
      readonly [site: string]: Omit<
        Placement<Cluster, Ring, Axes, Subscribed, never>,
        'values' | 'sites' | 'regions'
      >;
    };
    values: TenantValues;
  }
>;

/** Where a customer runs in an environment: as one tenant, or as one for each site or region. */
export type TenantOf<
  Cluster extends string,
  Pool extends string,
  Ring extends string,
  Axes,
  P extends DefinedProduct,
  Subscribed extends string,
> =
  | Placement<Cluster, Ring, Axes, Subscribed, TenantValues<P, Subscribed>>
  | Sites<Cluster, Ring, Axes, Subscribed, TenantValues<P, Subscribed>>
  | Regions<Ring, Axes, Subscribed, TenantValues<P, Subscribed>>
  // A fleet without pools is not offered any.
  | ([Pool] extends [never] ? never : Pooled<Pool, Ring, Axes, Subscribed, TenantValues<P, Subscribed>>);
