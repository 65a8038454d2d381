import { daysBetween } from '../facts/days';
import { recallOf } from '../facts/recalls';
import type { ReleaseStatus } from '../json/status';
import type { ReleasePlan, TenantPlan } from '../plan/tenant';
import { lagBehind, lagBehindAny } from './lag';
import { entryOf, type Rollout } from './rollout';

/** What a release runs, why, and how far that is behind. */
export function statusOfRelease(
  tenant: TenantPlan,
  release: ReleasePlan,
  rollout: Rollout,
  today: string,
): ReleaseStatus {
  const { ring, customer, name, environment, cluster } = tenant;
  const { version, hold, product } = release;
  const behindRing = version === undefined ? undefined : lagBehind(rollout, ring, version, today);
  const behindFirst =
    version === undefined ? undefined : lagBehindAny(rollout, rollout.first.get(ring) ?? [], version, today);
  const recall = recallOf(rollout.rings, version);
  return {
    customer,
    tenant: name,
    product: product.name,
    environment: environment.name,
    cluster: cluster.name,
    ring,
    ...(version !== undefined && { version }),
    because: becauseOf(release, entryOf(rollout, ring)?.version),
    ...(hold && { hold: holdStatus(hold, today) }),
    ...(recall && { recalled: recall.reason }),
    ...(behindRing && { behindRing }),
    ...(behindFirst && { behindFirst }),
  };
}

function becauseOf({ version, hold }: ReleasePlan, ofRing: string | undefined): ReleaseStatus['because'] {
  if (version === undefined) return 'branch';
  if (hold) return 'hold';
  return version === ofRing ? 'ring' : 'share';
}

function holdStatus(hold: NonNullable<ReleasePlan['hold']>, today: string): ReleaseStatus['hold'] {
  const { version, until, reason } = hold;
  const days = daysBetween(today, until);
  return { version, until, reason, days, isOver: days < 0 };
}
