import type { z } from 'zod';
import type {
  GivenByAxes,
  GivenByCustomer,
  Keys,
  KnownValues,
  Missing,
  Overrides,
  Paths,
  WithRequired,
} from './authored-values';
import type { AxesOf, KnownNames, NoSuchName, RepositoryOf, StatedAxes } from './fleet-names';
import { freeze } from './freeze';
import type { DefinedProduct, InputOf, Narrowed, ProductNamed, RequiredOf, TenantOf } from './tenant';
import type { CustomerSpec, FeatureFlag } from '../customer';
import type { FleetSpec } from '../fleet';
import type { OwnRepositorySpec } from '../team/own-repository';
import type { Products } from '../../content';
import type { ReleaseIdentity } from '../../content/release';
import type { ContentBy } from './product-content';
import type { Footprint, ProductSpec, VersionSpec } from '../product';
import type { ProductImage } from '../images';

interface AnyNames {
  readonly environment: string;
  readonly ring: string;
  readonly tier: string;
  readonly gitRepository: string;
  readonly chartRepository: string;
  readonly ringsOf: Readonly<Record<string, string>>;
  readonly clustersOf: Readonly<Record<string, string>>;
  readonly axes: object;
}

/** The names of a fleet. Members of an interface, so that the compiler prints the names and not this type. */
interface Names<F extends FleetSpec> {
  readonly environment: Keys<F['environments']>;
  readonly ring: Keys<F['rings']>;
  readonly tier: Keys<F['tiers']>;
  readonly axes: AxesOf<F>;
  readonly gitRepository: RepositoryOf<F, 'git'>;
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
}
type HostedBy<C> = C extends { readonly hosts: readonly (infer E)[] }
  ? E
  : C extends { readonly environment: infer E }
    ? E
    : never;

interface ProductDefinition<
  N extends AnyNames,
  Name extends string,
  Schema extends z.ZodObject,
  Version,
  Base,
  Environments,
  Rings,
  Axes,
  TenantValues,
> extends Narrowed<
  Omit<ProductSpec, keyof Products>,
  {
    version: Version;
    schema: Schema;
    values: Base;
    environments: Environments;
    rings: Rings;
    axes: Axes;
    tenantValues: (tenant: ReleaseIdentity) => Overrides<z.input<Schema>> & TenantValues;
    hosts: (values: z.output<Schema>) => readonly string[];
    image: ProductImage<N['ring']>;
    footprint: (values: z.output<Schema>) => Footprint;
  }
> {
  readonly name: Name;
}

type CustomerValues<P extends DefinedProduct, Name> = Name extends P['name']
  ? WithRequired<Overrides<InputOf<ProductNamed<P, Name>>>, RequiredOf<ProductNamed<P, Name>>>
  : NoSuchName<Name, P['name']>;
interface CustomerDefinition<
  N extends AnyNames,
  P extends DefinedProduct,
  Subscribed extends string,
  E extends string,
> extends Narrowed<
  Omit<CustomerSpec, 'tenants'>,
  {
    tier: N['tier'];
    axes: StatedAxes<N['axes']>;
    products: { readonly [Name in Subscribed]: CustomerValues<P, Name> };
    featureFlags: Readonly<Record<string, FeatureFlag<N['environment']>>>;
    repository: OwnRepositorySpec<N['environment']>;
  }
> {
  /** Where the customer runs, by environment. */
  // `NoInfer`: which products there are is decided above, not by the list of a tenant that runs some of them.
  readonly tenants: {
    readonly [Name in E]: Name extends N['environment']
      ? TenantOf<N['clustersOf'][Name], N['ringsOf'][Name], N['axes'], P, NoInfer<Subscribed>>
      : NoSuchName<Name, N['environment']>;
  };
}

/** A fleet and its products: what customers may choose from. */
export interface Catalogue<F extends FleetSpec = FleetSpec, P extends DefinedProduct = DefinedProduct> {
  readonly fleet: F;
  readonly products: readonly P[];
  /** A customer, checked against this fleet and its products while it is typed. */
  // `string & {}` keeps the completion of names and lets a wrong one through to a message of its own.
  readonly defineCustomer: <
    const Subscribed extends P['name'] | (string & {}),
    const Environment extends Names<F>['environment'] | (string & {}),
  >(
    spec: CustomerDefinition<Names<F>, P, Subscribed, Environment>,
  ) => CustomerSpec;
}

/**
 * Defines a product, checked against the fleet while it is typed.
 *
 * @typeParam Scope what constructs are put into
 */
export type DefineProduct<F extends FleetSpec, By extends 'product' | 'workload', Scope = never> = <
  const Name extends string,
  Schema extends z.ZodObject,
  const Version extends VersionSpec<Paths<z.input<Schema>>['leaf']> | undefined,
  const Base extends Overrides<z.input<Schema>> & KnownValues<Base, z.input<Schema>, Name>,
  const Environments extends {
    readonly [E in keyof Environments]: E extends Names<F>['environment']
      ? Overrides<z.input<Schema>> & KnownValues<Environments[E], z.input<Schema>, Name>
      : NoSuchName<E, Names<F>['environment']>;
  } = Record<never, never>,
  const Rings extends {
    readonly [R in keyof Rings]: R extends Names<F>['ring']
      ? Overrides<z.input<Schema>> & KnownValues<Rings[R], z.input<Schema>, Name>
      : NoSuchName<R, Names<F>['ring']>;
  } = Record<never, never>,
  const Axes extends {
    readonly [A in keyof Axes]: A extends keyof AxesOf<F>
      ? {
          readonly [V in keyof Axes[A]]: V extends AxesOf<F>[A]
            ? Overrides<z.input<Schema>> & KnownValues<Axes[A][V], z.input<Schema>, Name>
            : NoSuchName<V, AxesOf<F>[A]>;
        }
      : NoSuchName<A, keyof AxesOf<F>>;
  } = Record<never, never>,
  const TenantValues extends KnownValues<TenantValues, z.input<Schema>, Name> = Record<never, never>,
>(
  spec: ProductDefinition<Names<F>, Name, Schema, Version, Base, Environments, Rings, Axes, TenantValues> &
    ContentBy<Names<F>, z.output<Schema>, Scope>[By],
) => DefinedProduct<
  Name,
  GivenByCustomer<z.input<Schema>, Version>,
  Missing<
    GivenByCustomer<z.input<Schema>, Version>,
    Base & TenantValues & GivenByAxes<Axes, AxesOf<F>>,
    Names<F>['environment'] extends keyof Environments ? Environments[Names<F>['environment']] : unknown
  >
>;

/** The platform team's data, and what is defined over it. */
export interface DefinedFleet<F extends FleetSpec> {
  readonly spec: F;
  /** A product, checked against this fleet while it is typed. */
  readonly defineProduct: DefineProduct<F, 'product'>;
  /** The products that customers may subscribe to. */
  readonly defineCatalogue: <const P extends readonly DefinedProduct[]>(
    products: P,
  ) => Catalogue<F, P[number]>;
}

/**
 * The platform team's data, from which products and customers get their types. All that is defined is frozen: a customer's
 * module imports the fleet's, and has no power over them.
 */
export function defineAuthored<const F extends FleetSpec & KnownNames<F>>(spec: F): DefinedFleet<F> {
  return {
    spec: freeze(spec),
    defineProduct: (product) => freeze(product) as never,
    defineCatalogue: (products) =>
      freeze({
        fleet: spec,
        products,
        defineCustomer: (customer) => freeze(customer) as CustomerSpec,
      }),
  };
}
