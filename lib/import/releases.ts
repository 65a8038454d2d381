import type { ReleaseAdoption } from '../authored/adoption';
import type { CustomerSpec, PlacementSpec } from '../authored/customer';
import type { Values } from '../authored/values';
import { groupBy } from '../facts/group-by';
import { RESERVED_NAMESPACES } from '../plan/names';
import { merge } from '../plan/values';
import type { ImportedProduct } from './imported';
import { commonValues, valuesOver } from './values';

/** Something that is a release of a product for a customer, whoever delivers it. */
export interface ReleaseFound {
  readonly customer: string;
  readonly product: string;
  readonly environment: string;
  /** Of the object that says it. */
  readonly name: string;
  /** Name of the cluster that it is on. */
  readonly cluster: string;
  /** Where it is installed. */
  readonly namespace: string;
  /** The same of two that have one chart. */
  readonly origin: string;
  /** Its version, or what it is pulled at. */
  readonly revision: string;
  /** Whether it is reconciled by itself, and waits for nobody. */
  readonly isAutomated: boolean;
  readonly values: Values;
}

/** Leaves out what is not like the first of its product, of its environment or of its namespace, each with why. */
export function consistent<R extends ReleaseFound>(
  all: readonly R[],
  otherNamespaces: ReadonlySet<string>,
): { releases: R[]; others: [R, string][] } {
  const others: [R, string][] = [];
  const charts = new Map<string, string>();
  const versions = new Map<string, string>();
  const syncs = new Map<string, boolean>();
  const owners = new Map<string, string>();
  const places = new Map<string, string>();
  const same = <T>(known: Map<string, T>, key: string, value: T) => {
    if (!known.has(key)) known.set(key, value);
    return known.get(key) === value;
  };
  const releases = all.filter((each) => {
    const { customer, product, environment, name, cluster, namespace } = each;
    const tenant = `${customer}/${environment}`;
    const why =
      RESERVED_NAMESPACES.some((reserved) => reserved === namespace) || otherNamespaces.has(namespace)
        ? `its namespace '${namespace}' is not its customer's alone`
        : !same(charts, product, each.origin)
          ? `other releases of ${product} come from another chart`
          : !same(versions, `${product}/${environment}`, each.revision)
            ? `other releases of ${product} in ${environment} have another version`
            : !same(syncs, environment, each.isAutomated)
              ? `others in ${environment} are synced otherwise`
              : !same(owners, `${cluster}/${namespace}`, tenant)
                ? `its namespace '${namespace}' is another tenant's, too`
                : !same(places, tenant, cluster) || !same(places, `${tenant}/${product}`, name)
                  ? `${customer} has another one in ${environment}`
                  : undefined;
    if (why !== undefined) others.push([each, why]);
    return why === undefined;
  });
  return { releases, others };
}

/**
 * A product for all its releases: what they have alike is its own, and of its environments.
 *
 * @param more what of a product only its engine knows
 */
export function productsOf<R extends ReleaseFound>(
  releases: readonly R[],
  more: (own: readonly [R, ...R[]]) => Omit<ImportedProduct, 'name' | 'values' | 'environments' | 'rings'>,
): ImportedProduct[] {
  return [...groupBy(releases, ({ product }) => product)].map(([name, own]) => {
    const values = commonValues(own.map((each) => each.values));
    const byEnvironment = groupBy(own, ({ environment }) => environment);
    const environments = [...byEnvironment].map(([environment, there]) => {
      const common = commonValues(there.map((each) => each.values));
      return [environment, valuesOver(values, common)] as const;
    });
    const spec = more(own);
    const rings = [...byEnvironment].map(([ring, [first]]): [string, string] => [ring, first.revision]);
    return {
      name,
      ...spec,
      values,
      environments: Object.fromEntries(environments.filter(([, each]) => Object.keys(each).length > 0)),
      ...(spec.version && { rings: Object.fromEntries(rings) }),
    };
  });
}

/** The customers, with their tenants and what is theirs alone. */
export function customersOf<R extends ReleaseFound>(
  releases: readonly R[],
  products: readonly ImportedProduct[],
  adoptionOf: (release: R) => ReleaseAdoption,
): CustomerSpec[] {
  return [...groupBy(releases, ({ customer }) => customer)].map(([name, own]) => {
    const subscribed = [...new Set(own.map(({ product }) => product))].sort();
    const tenants: Record<string, PlacementSpec> = {};
    for (const [environment, there] of groupBy(own, (each) => each.environment))
      tenants[environment] = {
        cluster: there[0].cluster,
        ring: environment,
        ...(there.length < subscribed.length && { products: there.map(({ product }) => product).sort() }),
        ...valuesOfTenant(there, products),
        adopt: Object.fromEntries(there.map((each) => [each.product, adoptionOf(each)])),
      };
    return {
      name,
      title: name,
      tier: 'imported',
      region: 'unknown',
      contact: 'ops@example.com',
      group: `${name}-operators`,
      products: Object.fromEntries(subscribed.map((each) => [each, {}])),
      tenants,
    };
  });
}

function valuesOfTenant(there: readonly ReleaseFound[], products: readonly ImportedProduct[]) {
  const all = there.map(({ product, environment, values }) => {
    const of = products.find(({ name }) => name === product)!;
    return [product, valuesOver(merge([of.values, of.environments[environment] ?? {}]), values)] as const;
  });
  const given = all.filter(([, values]) => Object.keys(values).length > 0);
  return given.length > 0 ? { values: Object.fromEntries(given) } : {};
}
