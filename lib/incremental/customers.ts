import type { Issue } from '../issues/issue';
import type { Plan } from '../plan/fleet';
import type { CustomerPlan } from '../plan/tenant';
import { Platform } from './skeleton';
import { witnessesOf } from './witnesses';

/** What is kept of all customers, to plan few of them. */
export interface CustomerIndex {
  /** Digest of the platform's plan. */
  readonly platform: string;
  /** Customers with which the platform comes out as it is with all, and all is said that there is to say. */
  readonly witnesses: readonly string[];
  /** By customer, digests of all but values. */
  readonly skeletons: Readonly<Record<string, string>>;
}

/** A fleet of some customers, as it was planned. */
export interface PlannedSome {
  /** @default - something is wrong */
  readonly plan?: Plan;
  readonly issues: readonly Issue[];
}

/** Plans the fleet with these customers alone. */
export type PlanSome = (customers: readonly string[]) => PlannedSome;

/**
 * @returns undefined where the witnesses do not stand for all: then nothing but a full run tells what a change of one comes to
 */
export function indexOf(plan: Plan, issues: readonly Issue[], planSome: PlanSome): CustomerIndex | undefined {
  // What sets make is found among the files of all customers.
  if (plan.applicationSets.length > 0 || plan.checkouts.length > 0) return undefined;
  const platform = new Platform(plan);
  const witnesses = witnessesOf(plan, issues);
  const some = planSome(witnesses);
  if (!some.plan || !isSame(some.issues, issues)) return undefined;
  if (new Platform(some.plan).digest !== platform.digest) return undefined;
  const skeletons = plan.customers.map((each) => [each.name, platform.skeletonOf(each)] as const);
  return { platform: platform.digest, witnesses, skeletons: Object.fromEntries(skeletons) };
}

/**
 * Plans of the customers that changed, where it is certain that nothing else comes out otherwise than before: the platform is the same and the
 * same is said, and of the customers all is the same but values, so that whatever customers are compared by is as it was.
 *
 * @param issues what was said before
 */
export function changedPlans(
  changed: readonly string[],
  index: CustomerIndex,
  issues: readonly Issue[],
  planSome: PlanSome,
): readonly CustomerPlan[] | undefined {
  const { plan, issues: found } = planSome([...new Set([...index.witnesses, ...changed])].sort());
  if (!plan || !isSame(found, issues)) return undefined;
  const platform = new Platform(plan);
  if (platform.digest !== index.platform) return undefined;
  const plans = plan.customers.filter(({ name, isTeam }) => !isTeam && changed.includes(name));
  const isAll = plans.length === changed.length;
  return isAll && plans.every((each) => platform.skeletonOf(each) === index.skeletons[each.name])
    ? plans
    : undefined;
}

function isSame(some: readonly Issue[], others: readonly Issue[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others);
}
