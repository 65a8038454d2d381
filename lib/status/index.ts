import type { FleetSpec } from '../authored/fleet';
import type { RingsFile } from '../authored/specs';
import { groupBy } from '../facts/group-by';
import { recallOf } from '../facts/recalls';
import { isNewer, runningIn } from '../facts/rollout';
import { openingOf } from '../facts/windows/opening';
import { closedByAsData } from '../facts/windows/text';
import { dateTimeIn } from '../facts/windows/wall-clock';
import type { ProductStatus, ReleaseStatus, RingStatus, Status } from '../json/status';
import { tenantsOf, type Plan } from '../plan/fleet';
import type { TenantPlan } from '../plan/tenant';
import { lagBehindAny } from './lag';
import { statusOfRelease } from './release';
import { entryOf, nextOf, rolloutOf, type Rollout } from './rollout';

/** What a status is of, and what it lists. */
export interface StatusQuestion {
  /** A customer, tenant or product, which it is of alone. @default - the fleet */
  readonly of?: string;
  /** By which rings soak, and are frozen. @default - nothing waits */
  readonly fleet?: FleetSpec;
  /** Whether every release is listed. @default false */
  readonly releases?: boolean;
  /** The moment by which windows and freezes of tenants are judged. @default - nothing is said of them */
  readonly now?: Date;
}

/**
 * Who runs which version, who is held, who is behind, and what may be promoted.
 *
 * @param rings every file of ring versions
 * @param today `YYYY-MM-DD`
 */
export function statusOf(
  plan: Plan,
  rings: readonly RingsFile[],
  today: string,
  { of, fleet, releases: isListed = false, now }: StatusQuestion = {},
): Status {
  const rollouts = new Map(
    plan.products.map(({ name }) => [name, { ...rolloutOf(plan, name, rings), ...(fleet && { fleet }) }]),
  );
  const all: ReleaseStatus[] = [];
  for (const tenant of tenantsOf(plan)) {
    const asked = tenant.releases.filter(
      ({ product }) => of === undefined || [tenant.customer, tenant.name, product.name].includes(of),
    );
    const closed = isListed && now && asked.length > 0 ? closedNow(tenant, now) : undefined;
    for (const release of asked) {
      const status = statusOfRelease(tenant, release, rollouts.get(release.product.name)!, today);
      all.push({ ...status, ...(closed && { closed }) });
    }
  }
  const byProduct = groupBy(all, ({ product }) => product);
  const products = plan.products
    .filter(({ name }) => of === undefined || of === name || byProduct.has(name))
    .map(({ name }) => {
      // Of one customer the rings that it is in are of interest alone.
      const isWhole = of === undefined || of === name;
      return statusOfProduct(plan, rollouts.get(name)!, byProduct.get(name) ?? [], today, isWhole);
    });
  return {
    date: today,
    customers: new Set(all.map(({ customer }) => customer)).size,
    products,
    held: all
      .filter(({ hold }) => hold)
      .sort((a, b) => a.hold!.days - b.hold!.days || (a.tenant < b.tenant ? -1 : 1)),
    ...(isListed && {
      releases: [...all].sort((a, b) => (`${a.tenant} ${a.product}` < `${b.tenant} ${b.product}` ? -1 : 1)),
    }),
  };
}

function closedNow({ times }: TenantPlan, now: Date): ReleaseStatus['closed'] {
  const { at, timeZone, waits } = openingOf(times, now.getTime());
  if (waits.length === 0) return undefined;
  return { at: dateTimeIn(at, timeZone), timeZone, waits: waits.map(closedByAsData) };
}

function statusOfProduct(
  plan: Plan,
  rollout: Rollout,
  releases: readonly ReleaseStatus[],
  today: string,
  isWhole: boolean,
): ProductStatus {
  const byRing = groupBy(releases, ({ ring }) => ring);
  const rings: RingStatus[] = [];
  for (const { name, environment } of plan.rings) {
    const own = byRing.get(name) ?? [];
    // A ring that neither the file nor a tenant knows has nothing to say.
    if (own.length === 0 && !(isWhole && entryOf(rollout, name))) continue;
    rings.push(statusOfRing(rollout, { ring: name, environment }, own, today));
  }
  return { product: rollout.spec.name, isVersioned: rollout.spec.version !== undefined, rings };
}

function statusOfRing(
  rollout: Rollout,
  { ring, environment }: Pick<RingStatus, 'ring' | 'environment'>,
  releases: readonly ReleaseStatus[],
  today: string,
): RingStatus {
  const entry = entryOf(rollout, ring);
  const { version, since, percent, previous, hotfix } = entry ?? {};
  const behind =
    version === undefined ? undefined : lagBehindAny(rollout, rollout.first.get(ring) ?? [], version, today);
  const next = nextOf(rollout, ring, today);
  const runs = entry ? runningIn(entry) : [];
  const recall = runs.map((each) => recallOf(rollout.rings, each)).find((each) => each);
  return {
    ring,
    environment,
    ...(version !== undefined && { version }),
    ...(since !== undefined && { since }),
    ...(percent !== undefined && { percent }),
    ...(previous !== undefined && { previous }),
    ...(hotfix && hotfix.version === version && { hotfix: hotfix.reason }),
    ...(recall && { recalled: recall.reason }),
    isAutomated: rollout.spec.image?.rings[ring] !== undefined,
    customers: customersOf(releases),
    versions: versionsIn(releases, version),
    ...(behind && { behind }),
    ...(next && { next }),
  };
}

/** What a ring's customers run: its own version first, whether any has it, and then the newest. */
function versionsIn(releases: readonly ReleaseStatus[], ofRing: string | undefined): RingStatus['versions'] {
  const found = new Map<string | undefined, readonly ReleaseStatus[]>();
  if (ofRing !== undefined) found.set(ofRing, []);
  for (const [version, own] of groupBy(releases, (release) => release.version)) found.set(version, own);
  const others = [...found].sort(([a], [b]) => {
    if (a === ofRing || b === undefined) return -1;
    if (b === ofRing || a === undefined) return 1;
    return isNewer(a, b) ? -1 : isNewer(b, a) || a > b ? 1 : -1;
  });
  return others.map(([version, own]) => ({
    ...(version !== undefined && { version }),
    customers: customersOf(own),
    held: customersOf(own.filter(({ hold }) => hold)),
  }));
}

function customersOf(releases: readonly ReleaseStatus[]): number {
  return new Set(releases.map(({ customer }) => customer)).size;
}
