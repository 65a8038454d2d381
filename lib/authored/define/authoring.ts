import type { z } from 'zod';
import type {
  GivenByAxes,
  GivenByCustomer,
  KnownValues,
  Missing,
  Overrides,
  Paths,
  WithRequired,
} from './authored-values';
import type { AnyNames, AxesOf, KnownNames, NamesOf, NoSuchName, StatedAxes } from './fleet-names';
import { freeze } from './freeze';
import type { DefinedProduct, InputOf, Narrowed, ProductNamed, RequiredOf, TenantOf } from './tenant';
import type { CustomerSpec, FeatureFlag } from '../customer';
import type { FleetSpec } from '../fleet';
import type { OwnRepositorySpec } from '../team/own-repository';
import type { Products } from '../../content';
import type { ReleaseIdentity } from '../../content/release';
import type { ContentBy } from './product-content';
import type { Footprint, ProductOverride, ProductSpec, VersionSpec } from '../product';
import type { ProductImage } from '../images';

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
  Clusters,
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
    clusters: Clusters;
    overrides: ProductOverrides<N>;
    hosts: (values: z.output<Schema>) => readonly string[];
    image: ProductImage<N['ring']>;
    footprint: (values: z.output<Schema>) => Footprint;
  }
> {
  readonly name: Name;
}

/** What differs of a product, by the names of a fleet. */
type ProductOverrides<N extends AnyNames> = Narrowed<
  NonNullable<ProductSpec['overrides']>,
  {
    environments: { readonly [E in N['environment']]?: ProductOverrideOf<N> };
    clusters: { readonly [C in N['cluster']]?: ProductOverrideOf<N> };
  }
>;
type ProductOverrideOf<N extends AnyNames> = ProductOverride<
  Products<N['gitRepository'], N['chartRepository'], N['environment']>
>;

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
      ? TenantOf<
          N['clustersOf'][Name],
          N['poolsOf'][Name],
          N['ringsOf'][Name],
          N['axes'],
          P,
          NoInfer<Subscribed>
        >
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
    const Environment extends NamesOf<F>['environment'] | (string & {}),
  >(
    spec: CustomerDefinition<NamesOf<F>, P, Subscribed, Environment>,
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
    readonly [E in keyof Environments]: E extends NamesOf<F>['environment']
      ? Overrides<z.input<Schema>> & KnownValues<Environments[E], z.input<Schema>, Name>
      : NoSuchName<E, NamesOf<F>['environment']>;
  } = Record<never, never>,
  const Rings extends {
    readonly [R in keyof Rings]: R extends NamesOf<F>['ring']
      ? Overrides<z.input<Schema>> & KnownValues<Rings[R], z.input<Schema>, Name>
      : NoSuchName<R, NamesOf<F>['ring']>;
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
  const Clusters extends {
    readonly [C in keyof Clusters]: C extends NamesOf<F>['cluster']
      ? Overrides<z.input<Schema>> & KnownValues<Clusters[C], z.input<Schema>, Name>
      : NoSuchName<C, NamesOf<F>['cluster']>;
  } = Record<never, never>,
>(
  spec: ProductDefinition<
    NamesOf<F>,
    Name,
    Schema,
    Version,
    Base,
    Environments,
    Rings,
    Axes,
    TenantValues,
    Clusters
  > &
    ContentBy<NamesOf<F>, z.output<Schema>, Scope>[By],
) => DefinedProduct<
  Name,
  GivenByCustomer<z.input<Schema>, Version>,
  Missing<
    GivenByCustomer<z.input<Schema>, Version>,
    Base & TenantValues & GivenByAxes<Axes, AxesOf<F>>,
    NamesOf<F>['environment'] extends keyof Environments ? Environments[NamesOf<F>['environment']] : unknown
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
