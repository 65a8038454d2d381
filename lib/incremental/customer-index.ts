import type { RingsFile } from '../authored/specs';
import type { Issue } from '../issues/issue';
import type { Plan } from '../plan/fleet';
import { entriesOf } from './reach';
import { Platform } from './skeleton';
import { witnessesOf } from './witnesses';

/** What is kept of all customers, to plan few of them. */
export interface CustomerIndex {
  /** Digest of the platform's plan. */
  readonly platform: string;
  /** Customers with which the platform comes out as it is with all, and all is said that there is to say. */
  readonly witnesses: readonly string[];
  /** Digests of their releases, by tenant and product. */
  readonly releases: Readonly<Record<string, string>>;
  /** By customer, digests of all by which they are compared. */
  readonly skeletons: Readonly<Record<string, string>>;
  /** Digests of the entries of `rings.yaml`, by product and ring. */
  readonly entries: Readonly<Record<string, string>>;
}

/** A fleet of some customers, as it was planned. */
export interface PlannedSome {
  /** @default - something is wrong */
  readonly plan?: Plan;
  readonly issues: readonly Issue[];
  readonly rings: readonly RingsFile[];
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
  return {
    platform: platform.digest,
    witnesses,
    releases: releasesOf(plan, witnesses, platform),
    skeletons: Object.fromEntries(skeletons),
    entries: entriesOf(some.rings),
  };
}

/** Of the witnesses. */
export function releasesOf(
  { customers }: Plan,
  witnesses: readonly string[],
  platform: Platform,
): CustomerIndex['releases'] {
  const own = customers.filter(({ name }) => witnesses.includes(name));
  return Object.fromEntries(own.flatMap((each) => platform.releasesOf(each)));
}

export function isSame(some: readonly Issue[], others: readonly Issue[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others);
}
