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

/** Makes a function that filters: what does not change is made once. */
export function filterOf(fleet: ReportFleet, facets: readonly Facet[]): (state: State) => Filtered {
  const texts = fleet.tenants.map(({ name, customer: c, cluster, site = '' }) =>
    `${c.name} ${c.title} ${name} ${site} ${c.group} ${c.contact} ${cluster.name}`.toLowerCase(),
  );
  // Of one customer in the order of promotion, which their names have not.
  const order = new Map(fleet.environments.map(({ name }, index) => [name, index]));
  const ofCustomer = ({ tenants }: CustomerRow) =>
    [...tenants].sort((a, b) => order.get(a.environment)! - order.get(b.environment)!);
  const tenants = fleet.customers.flatMap(ofCustomer);
  return (state) => filtered({ ...fleet, tenants }, facets, texts, state);
}

/** For each facet, a function that says of a row whether it has what is chosen; undefined where nothing is. */
function choices(facets: readonly Facet[], { chosen }: State): (((row: number) => boolean) | undefined)[] {
  return facets.map(({ name, options, codes, isBits }) => {
    const wanted = chosen[name];
    if (!wanted) return undefined;
    if (isBits) {
      const bits = wanted.reduce(
        (sum, each) => (options.includes(each) ? sum | (1 << options.indexOf(each)) : sum),
        0,
      );
      return (row) => (codes[row]! & bits) !== 0;
    }
    const isWanted = Uint8Array.from(options, (option) => (wanted.includes(option) ? 1 : 0));
    return (row) => codes[row]! >= 0 && isWanted[codes[row]!] === 1;
  });
}

function filtered(
  fleet: ReportFleet,
  facets: readonly Facet[],
  texts: readonly string[],
  state: State,
): Filtered {
  const words = state.search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const tests = choices(facets, state);
  const ofReleases = facets.flatMap(({ of }, index) => (of === 'release' ? [index] : []));
  const ofTenants = facets.flatMap(({ of }, index) => (of === 'tenant' ? [index] : []));
  const [chosenOfTenants, chosenOfReleases] = [ofTenants, ofReleases].map((all) =>
    all.filter((at) => tests[at]),
  );
  const narrows = state.behind > 0 || chosenOfReleases!.length > 0;
  const counts = facets.map(({ options }) => new Int32Array(options.length));
  const isMeant = new Uint8Array(fleet.releases.length);
  const tenants: TenantRow[] = [];
  const customers = new Set<object>();
  let releases = 0;
  for (const tenant of fleet.tenants) {
    if (!words.every((word) => texts[tenant.index]!.includes(word))) continue;
    const failed = failures(chosenOfTenants!, tests, tenant.index, 0);
    // By facet, a bit where the tenant would be there if that facet said nothing.
    let reachable = tenant.releases.length === 0 && !narrows ? reach(failed) : 0;
    let isThere = reachable !== 0 && failed === 0;
    for (const { index, behind } of tenant.releases) {
      if (behind < state.behind) continue;
      const all = failures(chosenOfReleases!, tests, index, failed);
      reachable |= reach(all);
      for (const at of ofReleases) if ((all & ~(1 << at)) === 0) count(facets[at]!, counts[at]!, index);
      if (all !== 0) continue;
      isMeant[index] = 1;
      releases++;
      isThere = true;
    }
    for (const at of ofTenants) if (reachable & (1 << at)) count(facets[at]!, counts[at]!, tenant.index);
    if (!isThere) continue;
    tenants.push(tenant);
    customers.add(tenant.customer);
  }
  const byName = new Map(facets.map(({ name }, index) => [name, counts[index]!]));
  return { tenants, isMeant, releases, customers: customers.size, counts: byName };
}

/** The facets that a row fails, a bit for each. */
function failures(
  facets: readonly number[],
  tests: readonly (((row: number) => boolean) | undefined)[],
  row: number,
  before: number,
): number {
  let failed = before;
  for (const at of facets) {
    const test = tests[at];
    if (test && !test(row)) failed |= 1 << at;
  }
  return failed;
}

/** The facets without which a row would be there: all where it fails none, and the one that it fails. */
function reach(failed: number): number {
  if (failed === 0) return ~0;
  return (failed & (failed - 1)) === 0 ? failed : 0;
}

function count({ codes, isBits, options }: Facet, counts: Int32Array, row: number): void {
  const code = codes[row]!;
  if (!isBits) {
    if (code >= 0) counts[code]!++;
    return;
  }
  for (let at = 0; at < options.length; at++) if (code & (1 << at)) counts[at]!++;
}
