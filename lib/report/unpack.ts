import { groupBy } from '../facts/group-by';
import type { ReportCluster, ReportProduct, ReportRows } from './data';
import type { LiveRelease } from './live';
import { textAt } from './texts';

/** A report as objects that know one another. */
export interface ReportFleet extends Pick<
  ReportRows,
  'of' | 'environments' | 'rings' | 'axes' | 'clusters' | 'live'
> {
  readonly products: readonly ReportProduct[];
  readonly customers: readonly CustomerRow[];
  readonly tenants: readonly TenantRow[];
  readonly releases: readonly ReleaseRow[];
}

export interface CustomerRow {
  readonly name: string;
  readonly title: string;
  readonly contact: string;
  readonly group: string;
  readonly tier: string;
  readonly region: string;
  /** The file that people edit. */
  readonly source: string;
  readonly tenants: readonly TenantRow[];
}

export interface TenantRow {
  /** Place among all tenants. */
  readonly index: number;
  readonly name: string;
  readonly customer: CustomerRow;
  readonly environment: string;
  readonly site?: string;
  readonly cluster: ReportCluster;
  readonly ring: string;
  /** Place among the rings. */
  readonly ringIndex: number;
  readonly tier: string;
  readonly region: string;
  /** By axis of the fleet; nothing on one that nobody says. */
  readonly axes: Readonly<Record<string, string>>;
  readonly releases: readonly ReleaseRow[];
}

export interface ReleaseRow {
  /** Place among all releases. */
  readonly index: number;
  readonly tenant: TenantRow;
  /** Place among the products. */
  readonly productIndex: number;
  readonly product: string;
  /** @default - its product has none of its own */
  readonly version?: string;
  /** How many versions it is behind the first ring; where nobody knows, 1. */
  readonly behind: number;
  /** Whether it is behind, and nobody knows by how many versions. */
  readonly isUncounted: boolean;
  /** Whether it is behind what its ring runs. */
  readonly isBehindRing: boolean;
  /** @default - nothing holds it */
  readonly hold?: {
    readonly until: string;
    readonly reason: string;
    /** That are left; less than 0 where it is over. */
    readonly days: number;
  };
  /** What its cluster says. @default - nobody asked it */
  readonly live?: LiveRelease;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The rows as objects, in the same order. */
export function unpacked(rows: ReportRows): ReportFleet {
  const { texts, customers: c, tenants: t } = rows;
  const customers: CustomerRow[] = [];
  const tenants: TenantRow[] = [];
  const releases: ReleaseRow[] = [];
  let held = 0;
  for (const [at, name] of c.name.entries()) {
    const text = (index: number | undefined) => textAt(texts, index ?? 0, name);
    const own: TenantRow[] = [];
    const customer: CustomerRow = {
      name,
      title: c.title[at]!,
      contact: text(c.contact[at]) ?? '',
      group: text(c.group[at]) ?? '',
      tier: text(c.tier[at]) ?? '',
      region: text(c.region[at]) ?? '',
      source: text(c.source[at]) ?? '',
      tenants: own,
    };
    customers.push(customer);
    for (let count = c.tenants[at]!; count > 0; count--) {
      const index = tenants.length;
      const axes: Record<string, string> = {};
      for (const [number, axis] of rows.axes.entries()) {
        const value = text(t.axes[number]![index]);
        if (value !== undefined) axes[axis] = value;
      }
      const site = text(t.site[index]);
      const runs: ReleaseRow[] = [];
      const tenant: TenantRow = {
        index,
        name: text(t.name[index])!,
        customer,
        environment: text(t.environment[index])!,
        ...(site !== undefined && { site }),
        cluster: rows.clusters[t.cluster[index]!]!,
        ring: rows.rings[t.ring[index]!]!.name,
        ringIndex: t.ring[index]!,
        tier: text(t.tier[index])!,
        region: text(t.region[index])!,
        axes,
        releases: runs,
      };
      own.push(tenant);
      tenants.push(tenant);
      for (let more = t.releases[index]!; more > 0; more--) {
        const release = releaseAt(rows, releases.length, held, tenant, text);
        if (release.hold) held++;
        runs.push(release);
        releases.push(release);
      }
    }
  }
  const { of, environments, rings, axes, clusters, products, live } = rows;
  for (const each of live?.releases ?? []) Object.assign(releases[each.release]!, { live: each });
  return {
    of,
    environments,
    rings,
    axes,
    clusters,
    products,
    customers,
    tenants,
    releases,
    ...(live && { live }),
  };
}

function releaseAt(
  { releases: r, products }: ReportRows,
  index: number,
  held: number,
  tenant: TenantRow,
  text: (index: number | undefined) => string | undefined,
): ReleaseRow {
  const productIndex = r.product[index]!;
  const release: Mutable<ReleaseRow> = {
    index,
    tenant,
    productIndex,
    product: products[productIndex]!.name,
    behind: Math.abs(r.behind[index]!),
    isUncounted: r.behind[index]! < 0,
    isBehindRing: r.behindRing[index] === 1,
  };
  const version = text(r.version[index]);
  const until = text(r.heldUntil[index]);
  if (version !== undefined) release.version = version;
  if (until !== undefined)
    release.hold = { until, reason: text(r.heldFor[index]) ?? '', days: r.heldDays[held]! };
  return release;
}

/** The releases of each product, in the order of products. */
export function releasesByProduct(fleet: Pick<ReportFleet, 'products' | 'releases'>): ReleaseRow[][] {
  const found = groupBy(fleet.releases, ({ productIndex }) => productIndex);
  return fleet.products.map((_, index) => [...(found.get(index) ?? [])]);
}
