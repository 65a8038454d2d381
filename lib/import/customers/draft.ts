import type { HoldSpec } from '../../authored/customer';
import type { FleetSpec } from '../../authored/fleet';
import type { CustomerInput } from '../../authored/specs';
import type { Values } from '../../authored/values';
import { error, type Issue, type Location } from '../../issues/issue';
import { suggest } from '../../issues/suggest';
import { unknown } from '../../issues/unknown';
import type { Told } from '../told';
import { placedInTree, type PlacedTenant, type Placing } from './placed';
import { subscribedIn, type Subscribed } from './subscribed';
import type { TreeCustomer } from './tree';
import { leftAt, leftFile, whoIs, type Otherwise } from './who';

/** A customer of a fleet, made of a folder of a tree. */
export interface DraftedCustomer {
  readonly from: TreeCustomer;
  readonly metadata: { readonly name: string } & Values;
  readonly subscribed: readonly Subscribed[];
  readonly placed: readonly PlacedTenant[];
  /** Values for all environments, by product. */
  readonly products: Readonly<Record<string, Values>>;
  /** Where it runs, and what differs there, by environment. */
  readonly tenants: Readonly<Record<string, DraftedTenant>>;
}

export interface DraftedTenant {
  readonly cluster: string;
  readonly ring: string;
  readonly holds?: Readonly<Record<string, HoldSpec>>;
  readonly values: Readonly<Record<string, Values>>;
}

/** What a tree leaves open, and the fleet that its customers come to. */
export interface Drafting {
  readonly fleet: FleetSpec;
  /** Names of the products that there are. */
  readonly products: readonly string[];
  readonly otherwise: Otherwise;
  readonly placing: Placing;
  /** The command that runs the program. */
  readonly command: string;
}

/** The customer with the values that it has itself. */
export function draftOf(
  from: TreeCustomer,
  { fleet, products, otherwise, placing, command }: Drafting,
): { draft: DraftedCustomer; told: Told[]; issues: Issue[] } {
  const who = whoIs(from, otherwise, { tiers: Object.keys(fleet.tiers) });
  const running = subscribedIn(from);
  const places = placedInTree(from, fleet, placing);
  const told = [...who.told, ...running.told];
  const issues = [...who.issues, ...running.issues, ...places.issues];
  for (const { name, at } of running.products)
    if (!products.includes(name)) {
      const fix = `make it: ${command} new product ${name}; or correct the name: ${suggest(name, products)}`;
      issues.push(error(at, `'${name}' is no product of the fleet`, fix));
    }
  const names = running.products.map(({ name }) => name);
  const of = (product: string, environment?: string): Values =>
    from.values.find((each) => each.product === product && each.environment === environment)?.file.data ?? {};
  for (const { product, environment, file } of from.values) {
    if (environment === undefined || !names.includes(product)) continue;
    if (places.tenants.some((each) => each.environment === environment)) continue;
    const wrong = unknown(file.at([]), 'environment', environment, Object.keys(fleet.environments));
    issues.push(...wrong);
    if (wrong.length === 0) told.push(leftAt(file.at([]), `the customer is not in '${environment}'`));
  }
  for (const file of from.others) told.push(leftFile(file, 'nothing of a customer is made of it'));
  const tenants = places.tenants.map(({ environment, cluster, ring }): [string, DraftedTenant] => {
    const own = names.map((name) => [name, of(name, environment)] as const);
    const values = Object.fromEntries(own.filter(([, each]) => Object.keys(each).length > 0));
    return [environment, { cluster, ring, values }];
  });
  const draft = {
    from,
    metadata: who.metadata,
    subscribed: running.products,
    placed: places.tenants,
    products: Object.fromEntries(names.map((name) => [name, of(name)])),
    tenants: Object.fromEntries(tenants),
  };
  return { draft, told, issues };
}

/** As the program would read it. */
export function inputOf({ from, metadata, products, tenants }: DraftedCustomer): CustomerInput {
  const spec = { ...metadata, products, tenants };
  return { spec: asCustomer(spec), file: `customers/${from.name}/metadata.yaml`, ...from.content };
}

/** What was read is judged when the fleet is planned with it. */
function asCustomer(read: object): CustomerInput['spec'] {
  return read as CustomerInput['spec'];
}

/** Where the tree says what is at a path of a customer, but for values: undefined where a file of its values or `metadata.yaml` does. */
export function placeInTree(draft: DraftedCustomer, path: string): Location | undefined {
  const [first, second, third, product] = path.split('.');
  if (first === 'featureFlags') return draft.from.flags?.at([]);
  if (first === 'products' && path === `products.${second}`)
    return draft.subscribed.find(({ name }) => name === second)?.at;
  if (first !== 'tenants' || third === 'values') return undefined;
  if (third === 'holds') {
    const { versions } = draft.subscribed.find(({ name }) => name === product) ?? {};
    const stated = versions?.get(second ?? '') ?? versions?.get('');
    if (stated) return stated.at;
  }
  return draft.placed.find(({ environment }) => environment === second)?.at;
}
