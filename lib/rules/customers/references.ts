import { error, within, type Issue, type Location } from '../../issues/issue';
import { hostedBy } from '../../facts/hosted';
import { placementsOf } from '../../facts/placements';
import type { CustomerSpec } from '../../authored/customer';
import type { FleetSpec } from '../../authored/fleet';
import { isNear, suggest } from '../../issues/suggest';
import type { Rule } from '../rule';
import { unknown } from '../../issues/unknown';

/** Whatever a customer names exists, and fits where it is named. */
export const customerReferences: Rule = function* ({ specs: { fleet, products, customers }, malformed }) {
  const catalogue = [...products.map(({ spec }) => spec.name), ...malformed];
  const environments = Object.keys(fleet.environments);
  const choices = new Map(environments.map((name) => [name, choicesIn(fleet, name)]));
  for (const { spec, file } of customers) {
    const at = (path: string) => ({ file, path });
    const subscribed = Object.keys(spec.products);
    yield* unknown(at('tier'), 'tier', spec.tier, Object.keys(fleet.tiers));
    for (const product of subscribed)
      yield* unknown(at(`products.${product}`), 'product', product, catalogue);
    for (const name of Object.keys(spec.tenants))
      yield* unknown(at(`tenants.${name}`), 'environment', name, environments);
    for (const { path, product } of productsIn(spec))
      yield* notSubscribed(at(path), product, subscribed, catalogue);
    for (const { environment, spec: placement, path } of placementsOf(spec))
      // An environment that there is not has been said.
      for (const choice of choices.get(environment) ?? [])
        yield* misplaced(within(at(path), choice.kind), choice, environment, placement[choice.kind]);
  }
};

/** Where tenants name products. */
function* productsIn(spec: CustomerSpec): Generator<{ readonly path: string; readonly product: string }> {
  for (const { spec: placement, path } of placementsOf(spec)) {
    for (const product of placement.products ?? []) yield { path: `${path}.products`, product };
    for (const key of ['holds', 'adopt'] as const)
      for (const product of Object.keys(placement[key] ?? {}))
        yield { path: `${path}.${key}.${product}`, product };
  }
  for (const [environment, tenant] of Object.entries(spec.tenants))
    for (const product of Object.keys(tenant?.values ?? {}))
      yield { path: `tenants.${environment}.values.${product}`, product };
}

function* notSubscribed(
  at: Location,
  product: string,
  subscribed: readonly string[],
  catalogue: readonly string[],
): Generator<Issue> {
  if (subscribed.includes(product)) return;
  const problem = `the customer does not subscribe to '${product}'`;
  const known = subscribed.filter((name) => catalogue.includes(name));
  if (!catalogue.includes(product)) {
    const allowed = known.length > 0 ? known : catalogue;
    yield error(at, problem, `there is no such product: ${suggest(product, allowed)}`);
    return;
  }
  // The subscription is misspelt, which is said of it.
  if (subscribed.some((name) => !catalogue.includes(name) && isNear(name, product))) return;
  const correction = known.length === 0 ? '' : `, or correct the name: ${suggest(product, known)}`;
  yield error(at, problem, `subscribe to '${product}' under products${correction}`);
}

/** The rings, or the clusters, that the tenants of an environment choose from. */
interface Choice {
  readonly kind: 'ring' | 'cluster';
  /** How messages say that one fits: `belongs to environment`; and that one does not. */
  readonly fits: string;
  readonly fit: string;
  readonly all: readonly string[];
  readonly fitting: readonly string[];
  /** Those of an environment that there is not. */
  readonly adrift: readonly string[];
}

function choicesIn({ environments, rings, clusters }: FleetSpec, environment: string): Choice[] {
  const among = <T>(specs: Readonly<Record<string, T>>, environmentsOf: (spec: T) => readonly string[]) => {
    const those = (isOne: (name: string) => boolean) =>
      Object.keys(specs).filter((name) => environmentsOf(specs[name]!).some(isOne));
    return {
      all: Object.keys(specs),
      fitting: those((each) => each === environment),
      adrift: those((each) => !Object.hasOwn(environments, each)),
    };
  };
  const ofRings = { kind: 'ring', fits: 'belongs to environment', fit: 'belong to environment' } as const;
  const ofClusters = { kind: 'cluster', fits: 'hosts environment', fit: 'host environment' } as const;
  return [
    { ...ofRings, ...among(rings, (ring) => [ring.environment]) },
    { ...ofClusters, ...among(clusters, hostedBy) },
  ];
}

/** The ring belongs to the tenant's environment, and the cluster hosts it. */
function* misplaced(at: Location, choice: Choice, environment: string, name: string): Generator<Issue> {
  const { kind, all, fitting, adrift } = choice;
  // A name that has another fault, which is said of it: nothing follows from it here.
  if (adrift.includes(name)) return;
  if (fitting.length === 0)
    yield error(
      at,
      `no ${kind} of the fleet ${choice.fits} '${environment}'`,
      `add one under ${kind}s of the fleet`,
    );
  else if (!all.includes(name)) yield* unknown(at, kind, name, fitting);
  else if (!fitting.includes(name))
    yield error(at, `${kind} '${name}' does not ${choice.fit} '${environment}'`, suggest(name, fitting));
}
