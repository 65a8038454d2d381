import { error, within, type Issue, type Location } from '../../issues/issue';
import { hostedBy } from '../../facts/hosted';
import { placementsOf } from '../../facts/placements';
import type { Specs } from '../../authored/specs';
import { isNear, suggest } from '../../issues/suggest';
import type { Rule } from '../rule';
import { unknown } from '../../issues/unknown';

/** Whatever a customer names exists, and fits where it is named. */
export const customerReferences: Rule = ({ specs: { fleet, products, customers }, malformed }) => {
  const catalogue = [...products.map(({ spec }) => spec.name), ...malformed];
  const adrift = adriftIn(fleet);
  const choices = new Map(Object.keys(fleet.environments).map((name) => [name, choiceIn(fleet, name)]));
  return customers.flatMap(({ spec, file }) => {
    const at = (path: string) => ({ file, path });
    const subscribed = Object.keys(spec.products);
    const unsubscribed = (at: Location, product: string) => notSubscribed(at, product, subscribed, catalogue);
    return [
      ...unknown(at('tier'), 'tier', spec.tier, Object.keys(fleet.tiers)),
      ...subscribed.flatMap((product) => unknown(at(`products.${product}`), 'product', product, catalogue)),
      ...Object.keys(spec.tenants).flatMap((name) =>
        unknown(at(`tenants.${name}`), 'environment', name, Object.keys(fleet.environments)),
      ),
      ...placementsOf(spec).flatMap(({ environment, spec: placement, path }) => [
        ...placed(fleet, choices.get(environment), adrift, at(path), environment, placement),
        ...(placement.products ?? []).flatMap((product) => unsubscribed(at(`${path}.products`), product)),
        ...Object.keys(placement.holds ?? {}).flatMap((product) =>
          unsubscribed(at(`${path}.holds.${product}`), product),
        ),
      ]),
      ...Object.entries(spec.tenants).flatMap(([environment, tenant]) =>
        Object.keys(tenant?.values ?? {}).flatMap((product) =>
          unsubscribed(at(`tenants.${environment}.values.${product}`), product),
        ),
      ),
    ];
  });
};

function notSubscribed(
  at: Location,
  product: string,
  subscribed: readonly string[],
  catalogue: readonly string[],
): Issue[] {
  if (subscribed.includes(product)) return [];
  const known = subscribed.filter((name) => catalogue.includes(name));
  const isMeant = subscribed.some((name) => !catalogue.includes(name) && isNear(name, product));
  // The subscription is misspelt, which is said of it.
  if (isMeant && catalogue.includes(product)) return [];
  const correction = known.length === 0 ? '' : `, or correct the name: ${suggest(product, known)}`;
  const fix = catalogue.includes(product)
    ? `subscribe to '${product}' under products${correction}`
    : `there is no such product: ${suggest(product, known.length > 0 ? known : catalogue)}`;
  return [error(at, `the customer does not subscribe to '${product}'`, fix)];
}

/** What the tenants of an environment choose from. */
interface Choice {
  readonly rings: readonly string[];
  readonly clusters: readonly string[];
}

/** Rings and clusters of an environment that there is not. */
function adriftIn({ environments, rings, clusters }: Specs['fleet']): Choice {
  const isUnknown = (name: string) => !Object.hasOwn(environments, name);
  return {
    rings: Object.keys(rings).filter((name) => isUnknown(rings[name]!.environment)),
    clusters: Object.keys(clusters).filter((name) => hostedBy(clusters[name]!).some(isUnknown)),
  };
}

const FOLDERS = { ring: 'rings', cluster: 'clusters' } as const;

function nothingFits(at: Location, kind: keyof typeof FOLDERS, verb: string, environment: string): Issue {
  return error(
    at,
    `no ${kind} of the fleet ${verb.replace(/^(belong|host)/, '$1s')} '${environment}'`,
    `add one under ${FOLDERS[kind]} of the fleet`,
  );
}

function choiceIn(fleet: Specs['fleet'], environment: string): Choice {
  return {
    rings: Object.keys(fleet.rings).filter((name) => fleet.rings[name]!.environment === environment),
    clusters: Object.keys(fleet.clusters).filter((name) =>
      hostedBy(fleet.clusters[name]!).includes(environment),
    ),
  };
}

/** The ring belongs to the tenant's environment, and the cluster hosts it. */
function placed(
  fleet: Specs['fleet'],
  choice: Choice | undefined,
  adrift: Choice,
  at: Location,
  environment: string,
  placement: { readonly cluster: string; readonly ring: string },
): Issue[] {
  if (!choice) return []; // Said already, of the environment.
  const check = (
    kind: 'ring' | 'cluster',
    name: string,
    all: object,
    fitting: readonly string[],
    faulty: readonly string[],
    verb: string,
  ) => {
    // A name that has another fault, which is said of it: nothing follows from it here.
    if (faulty.includes(name)) return [];
    if (fitting.length === 0) return [nothingFits(within(at, kind), kind, verb, environment)];
    if (!Object.hasOwn(all, name)) return unknown(within(at, kind), kind, name, fitting);
    if (fitting.includes(name)) return [];
    return [
      error(within(at, kind), `${kind} '${name}' does not ${verb} '${environment}'`, suggest(name, fitting)),
    ];
  };
  return [
    ...check('ring', placement.ring, fleet.rings, choice.rings, adrift.rings, 'belong to environment'),
    ...check(
      'cluster',
      placement.cluster,
      fleet.clusters,
      choice.clusters,
      adrift.clusters,
      'host environment',
    ),
  ];
}
