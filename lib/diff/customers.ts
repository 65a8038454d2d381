import { isMap, type Value, type Values } from '../authored/values';
import type { ChangedText, Side } from './changed-text';
import { documentsIn, type Owner } from './objects';
import { asList, asMap, asWord } from './plain';
import type { Renames } from './pairs';

/** A tenant as an index of its customer says it. */
export interface IndexedTenant {
  readonly name: string;
  readonly customer: string;
  readonly environment: string;
  readonly ring: string;
  readonly cluster: string;
}

/** The customers, and teams, whose indexes have changed, as one side has them. */
export interface IndexedCustomers {
  /** Names of their folders. */
  readonly names: ReadonlySet<string>;
  readonly tenants: ReadonlyMap<string, IndexedTenant>;
}

const INDEX = /(?:^|\/)customers\/([^/]+)\/index\.json$/;
const METADATA = /(?:^|\/)customers\/([^/]+)\/metadata\.yaml$/;

export function customersIn(texts: readonly ChangedText[], side: Side): IndexedCustomers {
  const names = new Set<string>();
  const tenants = new Map<string, IndexedTenant>();
  for (const { path, [side]: text } of texts) {
    const [, name] = INDEX.exec(path) ?? [];
    if (name === undefined || text === undefined) continue;
    names.add(name);
    for (const tenant of tenantsIn(name, text)) tenants.set(tenant.name, tenant);
  }
  return { names, tenants };
}

function tenantsIn(customer: string, text: string): IndexedTenant[] {
  return filesIn(text).flatMap(({ tenant: name, environment, ring, cluster }) => {
    if (typeof name !== 'string' || typeof environment !== 'string' || typeof cluster !== 'string') return [];
    return [{ name, customer, environment, ring: asWord(ring), cluster }];
  });
}

/** What an index lists; one that somebody broke by hand lists nothing. */
function filesIn(text: string): Values[] {
  try {
    return asList(asMap(JSON.parse(text) as Value)['files']).filter(isMap);
  } catch {
    return [];
  }
}

/** Whether a file is the index of a customer, or of a team. */
export function isIndex(path: string): boolean {
  return INDEX.test(path);
}

/** The releases that an index lists, once each. */
export function indexedReleases(path: string, text: string): Owner[] {
  const [, customer] = INDEX.exec(path) ?? [];
  const found = new Map<string, Owner>();
  for (const { tenant, product, environment, ring, cluster } of filesIn(text)) {
    if (typeof tenant !== 'string' || typeof product !== 'string') continue;
    const [of, where, on] = [environment, ring, cluster].map(asWord) as [string, string, string];
    found.set(`${tenant}/${product}`, {
      ...(customer !== undefined && { customer }),
      ...{ tenant, product, environment: of, ring: where, cluster: on },
    });
  }
  return [...found.values()];
}

/**
 * Who seems to be called otherwise: customers whose group, or title and contact, is that of one that went, and tenants that are in
 * the environment of their customer where another one went. Nobody is taken for another where several are alike.
 */
export function renamesOf(
  texts: readonly ChangedText[],
  before: IndexedCustomers,
  after: IndexedCustomers,
): Renames {
  const gone = [...before.names].filter((name) => !after.names.has(name));
  const added = [...after.names].filter((name) => !before.names.has(name));
  const customers = matched(gone, added, likenessesIn(texts, 'before'), likenessesIn(texts, 'after'));
  const left = [...before.tenants.values()].filter(({ name }) => !after.tenants.has(name));
  const came = [...after.tenants.values()].filter(({ name }) => !before.tenants.has(name));
  const where = (names: ReadonlyMap<string, string>, tenants: readonly IndexedTenant[]) =>
    new Map(
      tenants.map(({ name, customer, environment, cluster }) => [
        name,
        [[names.get(customer) ?? customer, environment, cluster].join('\n')],
      ]),
    );
  const names = (tenants: readonly IndexedTenant[]) => tenants.map(({ name }) => name);
  const tenants = matched(names(left), names(came), where(customers, left), where(new Map(), came));
  return { customers, tenants };
}

/** What is like one alone of the others, by any of what they are known by; new name by old. */
function matched(
  gone: readonly string[],
  added: readonly string[],
  before: ReadonlyMap<string, readonly string[]>,
  after: ReadonlyMap<string, readonly string[]>,
): Map<string, string> {
  const isLike = (was: string, is: string) =>
    (before.get(was) ?? []).some((each) => after.get(is)?.includes(each));
  const found = new Map<string, string>();
  for (const was of gone) {
    const [is, ...others] = added.filter((each) => isLike(was, each));
    if (is === undefined || others.length > 0) continue;
    if (gone.filter((each) => isLike(each, is)).length === 1) found.set(was, is);
  }
  return found;
}

function likenessesIn(texts: readonly ChangedText[], side: Side): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { path, [side]: text } of texts) {
    const [, name] = METADATA.exec(path) ?? [];
    if (name === undefined || text === undefined) continue;
    const [metadata = {}] = documentsIn(text);
    const { group, title, contact } = metadata;
    found.set(name, [
      ...(typeof group === 'string' ? [`group ${group}`] : []),
      ...(title !== undefined && contact !== undefined ? [JSON.stringify([title, contact])] : []),
    ]);
  }
  return found;
}
