import { groupBy } from '../facts/group-by';
import { hunksOf, type Hunk } from './hunks';
import type { FleetObject } from './objects';

/** An object before and after; one of them is missing where it came or went. */
export interface ObjectPair {
  readonly before?: FleetObject;
  readonly after?: FleetObject;
  /** Where they differ; empty where one is missing. */
  readonly hunks: readonly Hunk[];
}

/** A pair of which both are there. */
export type ChangedObject = Required<ObjectPair>;

export function isChanged(pair: ObjectPair): pair is ChangedObject {
  return pair.before !== undefined && pair.after !== undefined;
}

/** The one of a pair that there is; the newer of two. */
export function objectOfPair({ before, after }: ObjectPair): FleetObject {
  return (after ?? before)!;
}

/** Who was called otherwise before: name now by name then. */
export interface Renames {
  readonly customers: ReadonlyMap<string, string>;
  readonly tenants: ReadonlyMap<string, string>;
}

/**
 * Pairs the objects of both sides: by identity, wherever the files lie, and then those that are left by whose they are and what
 * they do for it, as far as each side has just one. Objects that are the same on both sides are left out.
 */
export function pairsOf(
  before: readonly FleetObject[],
  after: readonly FleetObject[],
  renames: Renames,
): ObjectPair[] {
  const old = new Map(before.map((object) => [object.identity, object]));
  const pairs: ObjectPair[] = [];
  const added: FleetObject[] = [];
  for (const object of after) {
    const was = old.get(object.identity);
    if (!was) added.push(object);
    else {
      const hunks = hunksOf(was.body, object.body);
      if (hunks.length > 0) pairs.push({ before: was, after: object, hunks });
    }
    old.delete(object.identity);
  }
  const removed = [...old.values()];
  const byRole = groupBy(removed, (object) => roleOf(object, renames));
  const candidates = groupBy(added, (object) => roleOf(object));
  const renamed = new Set<FleetObject>();
  for (const [role, [now, ...others]] of candidates) {
    const [was, ...rest] = byRole.get(role) ?? [];
    if (!was || role === undefined || others.length + rest.length > 0) continue;
    renamed.add(was).add(now);
    pairs.push({ before: was, after: now, hunks: hunksOf(was.body, now.body) });
  }
  for (const object of added) if (!renamed.has(object)) pairs.push({ after: object, hunks: [] });
  for (const object of removed) if (!renamed.has(object)) pairs.push({ before: object, hunks: [] });
  return pairs;
}

/** What a release and a component have one of, whatever it is called. */
const DELIVERS = ['Application', 'HelmRelease', 'Kustomization'];

/**
 * What an object is to whoever has it, whatever both are called: `shared-prod Kustomization acme prod *-releases`. Undefined
 * where its name alone tells it from others.
 */
function roleOf(
  { kind, name, namespace = '', owner }: FleetObject,
  { customers, tenants }: Renames = { customers: new Map(), tenants: new Map() },
): string | undefined {
  const { cluster = '', customer = '', tenant = '', environment = '', product = '', component = '' } = owner;
  const own = { customer: customers.get(customer) ?? customer, tenant: tenants.get(tenant) ?? tenant };
  const whose = [cluster, kind, own.customer, own.tenant, environment, product, component];
  if ((product !== '' || component !== '') && DELIVERS.includes(kind)) return whose.join('\n');
  if (customer === '' && tenant === '') return undefined;
  const names = [tenant, customer].filter((each) => each !== '').sort((a, b) => b.length - a.length);
  const without = (text: string) => names.reduce((left, each) => left.replaceAll(each, '*'), text);
  // An object that is not called after whoever has it has a name of its own.
  if (without(name) === name && without(namespace) === namespace) return undefined;
  return [...whose, without(namespace), without(name)].join('\n');
}
