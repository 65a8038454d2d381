import type { Keys } from './authored-values';
import type { STATE_SOURCE } from '../naming';
import type { FleetSpec } from '../fleet';

/** What the compiler shows for a name that the fleet does not have. */
export interface NoSuchName<Name, Allowed> {
  readonly 'use one of': Allowed;
  readonly 'instead of': Name;
}

/** Of a fleet's repositories those of a kind. */
export type RepositoryOf<F extends FleetSpec, Kind extends string> = {
  [R in Keys<F['repositories']>]: F['repositories'][R] extends { readonly [K in Kind]: string } ? R : never;
}[Keys<F['repositories']>];

/** The axes of a fleet with their values. */
export type AxesOf<F extends FleetSpec> =
  F['axes'] extends Readonly<Record<string, readonly string[]>>
    ? { readonly [A in Keys<F['axes']>]: F['axes'][A][number] }
    : Record<never, never>;

/** What may be said under `axes`. */
export type StatedAxes<Axes> = { readonly [A in Exclude<keyof Axes, 'region'>]?: Axes[A] };

/** Where a tenant may run. */
export type RegionIn<Axes> = Axes extends { readonly region: infer Region extends string } ? Region : string;
/** Names that a product or a customer chooses from. */
export interface AnyNames {
  readonly environment: string;
  readonly cluster: string;
  readonly ring: string;
  readonly tier: string;
  readonly gitRepository: string;
  readonly chartRepository: string;
  readonly ringsOf: Readonly<Record<string, string>>;
  readonly clustersOf: Readonly<Record<string, string>>;
  readonly poolsOf: Readonly<Record<string, string>>;
  readonly axes: object;
}

/** The names of a fleet. Members of an interface, so that the compiler prints the names and not this type. */
export interface NamesOf<F extends FleetSpec> {
  readonly environment: Keys<F['environments']>;
  readonly cluster: Keys<F['clusters']>;
  readonly ring: Keys<F['rings']>;
  readonly tier: Keys<F['tiers']>;
  readonly axes: AxesOf<F>;
  readonly gitRepository: RepositoryOf<F, 'git'> | StateOf<F>;
  readonly chartRepository: {
    [R in Keys<F['repositories']>]: F['repositories'][R] extends { readonly git: string } ? never : R;
  }[Keys<F['repositories']>];
  readonly ringsOf: {
    [E in Keys<F['environments']>]: {
      [R in Keys<F['rings']>]: E extends F['rings'][R]['environment'] ? R : never;
    }[Keys<F['rings']>];
  };
  readonly clustersOf: {
    [E in Keys<F['environments']>]: {
      [C in Keys<F['clusters']>]: E extends HostedBy<F['clusters'][C]> ? C : never;
    }[Keys<F['clusters']>];
  };
  readonly poolsOf: {
    [E in Keys<F['environments']>]: {
      [C in Keys<F['clusters']>]: E extends HostedBy<F['clusters'][C]>
        ? F['clusters'][C] extends { readonly pool: infer Pool extends string }
          ? Pool
          : never
        : never;
    }[Keys<F['clusters']>];
  };
}
type HostedBy<C> = C extends { readonly hosts: readonly (infer E)[] }
  ? E
  : C extends { readonly environment: infer E }
    ? E
    : never;

type KeysOf<T> = Keys<NonNullable<T>>;

/** Of a fleet's state repositories the names. */
export type StateOf<F extends FleetSpec> =
  | (F['state'] extends { readonly name: infer Name } ? Extract<Name, string> : typeof STATE_SOURCE)
  | KeysOf<F['states']>;

/** Names of parts of a fleet. Members of an interface, so that the compiler prints the names and not this type. */
interface Parts<F extends FleetSpec> {
  readonly state: StateOf<F>;
  readonly cluster: Keys<F['clusters']>;
  readonly applicationSet: KeysOf<F['applicationSets']>;
  readonly charts: RepositoryOf<F, 'helm'> | RepositoryOf<F, 'oci'>;
  readonly artifacts: RepositoryOf<F, 'oci'>;
}

/** Where components say that something of them differs, by cluster; what they are themselves is said elsewhere. */
type KnownOverrides<Components, Cluster extends string> = {
  readonly [C in keyof Components]: Components[C] extends {
    readonly overrides: { readonly clusters: infer Given };
  }
    ? {
        readonly overrides: {
          readonly clusters: {
            readonly [Name in keyof Given]: Name extends Cluster ? unknown : NoSuchName<Name, Cluster>;
          };
        };
      }
    : unknown;
};

/** Names in the fleet's data that are those of other parts of it. */
export interface KnownNames<F extends FleetSpec> {
  readonly environments: Readonly<Record<string, { readonly axes?: StatedAxes<AxesOf<F>> }>>;
  readonly clusters: Readonly<
    Record<
      string,
      {
        readonly state?: Parts<F>['state'];
        readonly region?: RegionIn<AxesOf<F>>;
        readonly axes?: StatedAxes<AxesOf<F>>;
        readonly managedBy?: Parts<F>['cluster'];
        readonly applicationSets?: readonly Parts<F>['applicationSet'][];
        readonly selfManaged?: { readonly repository: Parts<F>['charts'] };
        readonly install?: { readonly repository: Parts<F>['artifacts'] };
      }
    >
  >;
  readonly rings: Readonly<
    Record<string, { readonly after?: Keys<F['rings']> | readonly Keys<F['rings']>[] }>
  >;
  readonly components: KnownOverrides<F['components'], Parts<F>['cluster']>;
  readonly values?:
    | Parts<F>['state']
    | {
        readonly tiers?: { readonly [T in Keys<F['tiers']>]?: Parts<F>['state'] };
        readonly regions?: Readonly<Record<string, Parts<F>['state']>>;
        readonly hash?: readonly Parts<F>['state'][];
      };
  readonly terraform?: { readonly cluster: Parts<F>['cluster'] };
}
