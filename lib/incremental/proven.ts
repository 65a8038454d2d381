import type { Issue } from '../issues/issue';
import type { Plan } from '../plan/fleet';
import type { CustomerPlan } from '../plan/tenant';
import { isSame, releasesOf, type CustomerIndex, type PlanSome } from './customer-index';
import { entryName, type Reach } from './reach';
import { Platform, releaseName } from './skeleton';
import { changedVersions } from './versions';

/** What has changed: something of these customers, and versions. */
export interface Changed {
  readonly customers: readonly string[];
  /** What versions reach. @default - none has changed */
  readonly reach?: Reach;
}

/** What it comes to. */
export interface ProvenChange {
  /** The customers of which something comes out otherwise. */
  readonly plans: readonly CustomerPlan[];
  /** The plan with all else that may come out otherwise. @default - nothing else may */
  readonly platform?: Plan;
  readonly index: CustomerIndex;
}

/**
 * What the change comes to, where it is certain that nothing else comes out otherwise than before: all but the customers is planned as
 * before, or as it is without any customer; the same is said; and all by which customers are compared is as it was.
 *
 * @param issues what was said before
 */
export function provenChange(
  { customers, reach }: Changed,
  index: CustomerIndex,
  issues: readonly Issue[],
  planSome: PlanSome,
): ProvenChange | undefined {
  const versions = reach && changedVersions(reach, index, planSome([]));
  if (reach && !versions) return undefined;
  const names = new Set([...customers, ...(versions?.reached ?? [])]);
  const { plan, issues: found } = planSome([...new Set([...index.witnesses, ...names])].sort());
  if (!plan || !isSame(found, issues)) return undefined;
  const platform = new Platform(plan);
  if (platform.digest !== (versions?.platform ?? index.platform)) return undefined;
  const planned = plan.customers.filter(({ isTeam }) => !isTeam);
  if (planned.some((each) => platform.skeletonOf(each) !== index.skeletons[each.name])) return undefined;
  const plans = planned.filter(({ name }) => names.has(name));
  const others = planned.filter(({ name }) => !customers.includes(name));
  const isAsBefore = others.every((each) => areAsBefore(each, index, platform, versions?.changed));
  if (plans.length < names.size || !isAsBefore) return undefined;
  const releases = releasesOf(plan, index.witnesses, platform);
  const now = {
    ...index,
    platform: platform.digest,
    releases,
    ...(versions && { entries: versions.entries }),
  };
  return { plans, ...(versions && { platform: plan }), index: now };
}

/** Whether the witness's releases are what they were, but for those of which the version has changed. */
function areAsBefore(
  customer: CustomerPlan,
  { witnesses, releases }: CustomerIndex,
  platform: Platform,
  changed: ReadonlySet<string> = new Set(),
): boolean {
  if (!witnesses.includes(customer.name)) return true;
  const reached = customer.tenants.flatMap((tenant) =>
    tenant.releases
      .filter(({ product }) => changed.has(entryName(product.name, tenant.ring)))
      .map((release) => releaseName(tenant.name, release)),
  );
  return platform
    .releasesOf(customer)
    .every(([release, digest]) => reached.includes(release) || releases[release] === digest);
}
