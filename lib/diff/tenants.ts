import { groupBy } from '../facts/group-by';
import { worst, type Verdict } from './change-class';
import type { IndexedCustomers, IndexedTenant } from './customers';
import type { DiffFinding } from './finding';
import { judged } from './judge';
import type { Surroundings } from './judge/rule';
import { objectOfPair, type ObjectPair, type Renames } from './pairs';

/** What became of the tenants of customers, and the objects that came and went with them. */
export interface TenantFindings {
  readonly findings: readonly DiffFinding[];
  /** Objects that say nothing beside what the findings say. */
  readonly objects: ReadonlySet<ObjectPair>;
  /** Customers that come or go. */
  readonly customers: ReadonlySet<string>;
}

interface Sides {
  readonly before: IndexedCustomers;
  readonly after: IndexedCustomers;
  readonly renames: Renames;
}

/** Tenants that come, go, move to another cluster or ring, or get another name; all of a customer at once where it comes or goes. */
export function tenantFindings(
  sides: Sides,
  pairs: readonly ObjectPair[],
  around: Surroundings,
): TenantFindings {
  const { before, after, renames } = sides;
  const findings: DiffFinding[] = [];
  const told = new Set<ObjectPair>();
  const byTenant = groupBy(pairs, (pair) => {
    const { tenant = '', cluster = '' } = objectOfPair(pair).owner;
    return `${cluster} ${tenant}`;
  });
  const take = (name: string, cluster: string): readonly ObjectPair[] => {
    const own = byTenant.get(`${cluster} ${name}`) ?? [];
    for (const pair of own) told.add(pair);
    return own;
  };
  for (const [name, tenant] of before.tenants) {
    const now = after.tenants.get(name);
    const renamed = renames.tenants.get(name);
    if (now?.cluster === tenant.cluster || renamed !== undefined) continue;
    const gone = take(name, tenant.cluster);
    if (!now) findings.push(removed(tenant, gone, around));
    else findings.push(moved(tenant, now, [...gone, ...take(name, now.cluster)], around));
  }
  for (const [was, is] of renames.tenants) {
    const [old, now] = [before.tenants.get(was)!, after.tenants.get(is)!];
    findings.push(renamedTenant(old, now, [...take(was, old.cluster), ...take(is, now.cluster)], around));
  }
  const isRenamed = new Set(renames.tenants.values());
  for (const [name, tenant] of after.tenants) {
    const was = before.tenants.get(name);
    if (!was && !isRenamed.has(name)) findings.push(added(tenant, take(name, tenant.cluster)));
    if (was && was.ring !== tenant.ring) findings.push(ofRing(was, tenant));
  }
  findings.push(...ofCustomers(sides));
  const gone = new Set([...before.names].filter((name) => !after.names.has(name)));
  const came = new Set([...after.names].filter((name) => !before.names.has(name)));
  // Their AppProjects and namespaces come and go with them.
  for (const pair of pairs) {
    const { customer, tenant } = objectOfPair(pair).owner;
    if (customer !== undefined && tenant === undefined && (pair.after ? came : gone).has(customer))
      told.add(pair);
  }
  return { findings, objects: told, customers: new Set([...gone, ...came]) };
}

function ownerOf({ name: tenant, ...owner }: IndexedTenant): DiffFinding['owner'] {
  return { ...owner, tenant };
}

/** What goes is no less than a DELETE, for whatever runs there belongs to somebody. */
function removed(tenant: IndexedTenant, gone: readonly ObjectPair[], around: Surroundings): DiffFinding {
  return {
    what: 'tenant',
    change: 'removed',
    title: `tenant ${tenant.name} goes from ${tenant.cluster}`,
    verdict: { is: 'DELETE', why: whyGone(gone, around) },
    details: counted(gone),
    owner: ownerOf(tenant),
    subject: tenant.name,
    permits: [tenant.customer],
  };
}

function moved(
  was: IndexedTenant,
  now: IndexedTenant,
  pairs: readonly ObjectPair[],
  around: Surroundings,
): DiffFinding {
  return {
    what: 'tenant',
    change: 'moved',
    title: `tenant ${was.name} moves from ${was.cluster} to ${now.cluster}`,
    verdict: { is: 'REPLACE', why: `there it starts anew, and where it was: ${whyGone(pairs, around)}` },
    details: counted(pairs),
    owner: ownerOf(now),
    subject: was.name,
    permits: [was.customer],
  };
}

function renamedTenant(
  was: IndexedTenant,
  now: IndexedTenant,
  pairs: readonly ObjectPair[],
  around: Surroundings,
): DiffFinding {
  const customer = was.customer === now.customer ? '' : ` (customer ${was.customer} is ${now.customer})`;
  return {
    what: 'tenant',
    change: 'renamed',
    title: `tenant ${was.name} is ${now.name}${customer}`,
    verdict: { is: 'REPLACE', why: `a rename is a delete and a create: ${whyGone(pairs, around)}` },
    details: counted(pairs),
    // So that renames of several stay several: each says who it was.
    owner: {
      cluster: now.cluster,
      environment: now.environment,
      ring: now.ring,
      customer: now.customer,
      tenant: now.name,
    },
    subject: was.name,
    permits: [was.customer],
  };
}

function added(tenant: IndexedTenant, came: readonly ObjectPair[]): DiffFinding {
  return {
    what: 'tenant',
    change: 'added',
    title: `tenant ${tenant.name} comes to ${tenant.cluster}`,
    verdict: { is: 'safe', why: 'nobody had it before' },
    details: counted(came),
    owner: ownerOf(tenant),
    subject: tenant.name,
  };
}

function ofRing(was: IndexedTenant, now: IndexedTenant): DiffFinding {
  return {
    what: 'tenant',
    change: 'moved',
    title: `ring ${was.ring} -> ${now.ring}`,
    verdict: { is: 'safe', why: 'what it gets by it is an entry of its own' },
    owner: ownerOf(now),
    subject: now.name,
  };
}

function* ofCustomers({ before, after, renames }: Sides): Generator<DiffFinding> {
  const now = new Set(renames.customers.values());
  for (const name of before.names) {
    const renamed = renames.customers.get(name);
    if (after.names.has(name)) continue;
    yield {
      what: 'customer',
      change: renamed === undefined ? 'removed' : 'renamed',
      title: renamed === undefined ? `customer ${name} goes` : `customer ${name} is ${renamed}`,
      verdict: {
        is: renamed === undefined ? 'DELETE' : 'REPLACE',
        why: renamed === undefined ? 'all its tenants go' : 'a rename is a delete and a create',
      },
      details: tenantNames(before, name),
      owner: { customer: name, ...environmentOf(before, name) },
      subject: name,
    };
  }
  for (const name of after.names)
    if (!before.names.has(name) && !now.has(name))
      yield {
        what: 'customer',
        change: 'added',
        title: `customer ${name} comes`,
        verdict: { is: 'safe', why: 'nobody had it before' },
        details: tenantNames(after, name),
        owner: { customer: name, ...environmentOf(after, name) },
        subject: name,
      };
}

function tenantNames({ tenants }: IndexedCustomers, customer: string): string[] {
  const names = [...tenants.values()].filter((each) => each.customer === customer).map(({ name }) => name);
  return names.length > 0 ? [`tenants: ${names.sort().join(', ')}`] : [];
}

/** The environment of a customer that has one. */
function environmentOf({ tenants }: IndexedCustomers, customer: string): { readonly environment?: string } {
  const own = new Set(
    [...tenants.values()].filter((each) => each.customer === customer).map((each) => each.environment),
  );
  const [environment] = own;
  return own.size === 1 && environment !== undefined ? { environment } : {};
}

/** What delivers the others: what becomes of it decides what becomes of them. */
const DELIVERS = ['Application', 'HelmRelease', 'Kustomization'];

/** The worst that happens to what goes, by what delivered it. */
function whyGone(pairs: readonly ObjectPair[], around: Surroundings): string {
  const gone = pairs.flatMap(({ before }) => before ?? []);
  const delivering = gone.filter(({ kind }) => DELIVERS.includes(kind));
  const verdicts = (delivering.length > 0 ? delivering : gone).flatMap((before): Verdict[] =>
    judged({ before, hunks: [] }, around).map(({ verdict: { is, why } }) => ({
      is,
      why: `${before.kind} ${before.name}: ${why}`,
    })),
  );
  const [first, ...rest] = verdicts;
  return first ? worst([first, ...rest]).why : 'what runs there stays, and nothing delivers it any more';
}

/** What people look for by name: what runs, what delivers it, and what holds data. Of the rest the number says enough. */
const NAMED =
  /^(Application|HelmRelease|Kustomization|Namespace|StatefulSet|Deployment|PersistentVolumeClaim)$/;

/** `goes: Application acme-prod-shop, Namespace acme-prod, 5 NetworkPolicy`. */
function counted(pairs: readonly ObjectPair[]): string[] {
  const told = (verb: string, side: 'before' | 'after') => {
    const objects = pairs.flatMap(({ [side]: object }) => object ?? []);
    const kinds = [...groupBy(objects, ({ kind }) => kind)].sort(([a], [b]) => (a < b ? -1 : 1));
    const isNamed = ([kind]: readonly [string, unknown]) => NAMED.test(kind);
    const parts = [
      ...kinds.filter(isNamed).flatMap(([kind, own]) => own.map(({ name }) => `${kind} ${name}`).sort()),
      ...kinds.filter((each) => !isNamed(each)).map(([kind, own]) => `${own.length} ${kind}`),
    ];
    return parts.length > 0 ? [`${verb}: ${parts.join(', ')}`] : [];
  };
  return [...told('goes', 'before'), ...told('comes', 'after')];
}
