import type { CustomerRow, ReportFleet, TenantRow } from '../unpack';
import type { Facet } from './facets';
import type { State } from './state';

/** What a filter leaves. */
export interface Filtered {
  readonly tenants: readonly TenantRow[];
  /** By place among all releases: 1 where it is meant. */
  readonly isMeant: Uint8Array;
  readonly releases: number;
  readonly customers: number;
  /** By facet, for each of its options: how many there would be of it, whatever else of that facet is chosen. */
  readonly counts: ReadonlyMap<string, Int32Array>;
}

/** What does not change, as numbers: a hundred thousand releases are gone through at each key. */
interface Indexed {
  /** Of one customer in the order of promotion, which their names have not. */
  readonly order: readonly TenantRow[];
  readonly texts: readonly string[];
  /** By release: its tenant, and how far it is behind. */
  readonly tenantOf: Int32Array;
  readonly behind: Int32Array;
}

/** A release that no facet can bring back: the search or the lag leaves it out. */
const OUT = 1 << 30;

/** Makes a function that filters: what does not change is made once. */
export function filterOf(fleet: ReportFleet, facets: readonly Facet[]): (state: State) => Filtered {
  const texts = fleet.tenants.map(({ name, customer: c, cluster, site = '' }) =>
    `${c.name} ${c.title} ${name} ${site} ${c.group} ${c.contact} ${cluster.name}`.toLowerCase(),
  );
  const places = new Map(fleet.environments.map(({ name }, index) => [name, index]));
  const ofCustomer = ({ tenants }: CustomerRow) =>
    [...tenants].sort((a, b) => places.get(a.environment)! - places.get(b.environment)!);
  const indexed = {
    texts,
    order: fleet.customers.flatMap(ofCustomer),
    tenantOf: Int32Array.from(fleet.releases, ({ tenant }) => tenant.index),
    behind: Int32Array.from(fleet.releases, ({ behind }) => behind),
  };
  return (state) => filtered(indexed, facets, state);
}

function filtered(
  { order, texts, tenantOf, behind }: Indexed,
  facets: readonly Facet[],
  state: State,
): Filtered {
  const words = state.search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const ofTenants = new Int32Array(texts.length);
  for (const word of words)
    for (let index = 0; index < texts.length; index++)
      if (!texts[index]!.includes(word)) ofTenants[index] = OUT;
  const narrows =
    state.behind > 0 || facets.some(({ of, name }) => of === 'release' && state.chosen[name] !== undefined);
  for (const [at, facet] of facets.entries()) if (facet.of === 'tenant') fail(ofTenants, facet, at, state);
  // `from` would go by an iterator, which takes ten times as long.
  const ofReleases = new Int32Array(tenantOf.length);
  for (let index = 0; index < tenantOf.length; index++) ofReleases[index] = ofTenants[tenantOf[index]!]!;
  for (const [at, facet] of facets.entries()) if (facet.of === 'release') fail(ofReleases, facet, at, state);
  if (state.behind > 0)
    for (let index = 0; index < behind.length; index++)
      if (behind[index]! < state.behind) ofReleases[index] = OUT;
  // By tenant, a bit for each facet without which it would be there.
  const reachable = new Int32Array(texts.length);
  const isThere = new Uint8Array(texts.length);
  const isMeant = new Uint8Array(behind.length);
  let releases = 0;
  for (let index = 0; index < behind.length; index++) {
    const failed = ofReleases[index]!;
    const tenant = tenantOf[index]!;
    reachable[tenant]! |= reach(failed);
    if (failed !== 0) continue;
    isMeant[index] = 1;
    isThere[tenant] = 1;
    releases++;
  }
  const tenants: TenantRow[] = [];
  let customers = 0;
  let last: CustomerRow | undefined;
  for (const tenant of order) {
    const { index, customer } = tenant;
    if (tenant.releases.length === 0 && !narrows) {
      reachable[index] = reach(ofTenants[index]!);
      if (ofTenants[index] === 0) isThere[index] = 1;
    }
    if (isThere[index] === 0) continue;
    tenants.push(tenant);
    if (customer !== last) customers++;
    last = customer;
  }
  const counts = new Map(
    facets.map((facet, at) => [
      facet.name,
      facet.of === 'tenant'
        ? optionCounts(facet, (row) => (reachable[row]! & (1 << at)) !== 0)
        : optionCounts(facet, (row) => (ofReleases[row]! & ~(1 << at)) === 0),
    ]),
  );
  return { tenants, isMeant, releases, customers, counts };
}

/** Sets the bit of a facet on each row that has nothing of what is chosen. */
function fail(failed: Int32Array, facet: Facet, at: number, { chosen }: State): void {
  const { name, options, codes, isBits } = facet;
  const wanted = chosen[name];
  if (!wanted) return;
  const bit = 1 << at;
  if (isBits) {
    const bits = options.reduce((sum, each, index) => (wanted.includes(each) ? sum | (1 << index) : sum), 0);
    for (let row = 0; row < codes.length; row++) if ((codes[row]! & bits) === 0) failed[row]! |= bit;
    return;
  }
  const isWanted = Uint8Array.from(options, (option) => (wanted.includes(option) ? 1 : 0));
  for (let row = 0; row < codes.length; row++)
    if (codes[row]! < 0 || isWanted[codes[row]!] === 0) failed[row]! |= bit;
}

/** The facets without which a row would be there: all where it fails none, and the one that it fails. */
function reach(failed: number): number {
  if (failed === 0) return ~0;
  return (failed & (failed - 1)) === 0 ? failed : 0;
}

/** How many rows have each option, of those that count. */
function optionCounts({ codes, isBits, options }: Facet, counts: (row: number) => boolean): Int32Array {
  const found = new Int32Array(options.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code <= 0 && (isBits || code < 0)) continue;
    if (!counts(row)) continue;
    if (!isBits) found[code]!++;
    else for (let at = 0; at < options.length; at++) if (code & (1 << at)) found[at]!++;
  }
  return found;
}
