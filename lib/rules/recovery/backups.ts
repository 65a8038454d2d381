import { componentsWith } from '../component-hosts';
import { secondsOf } from '../../authored/duration';
import type { BackupPace, BackupsSpec } from '../../authored/operations/recovery';
import { longestGap } from '../../authored/schedule';
import { error, within, type Issue, type Location } from '../../issues/issue';
import { unknown } from '../../issues/unknown';
import type { Rule } from '../rule';

/** Backups are made of environments and tiers that there are, and the next one is there before the last one goes. */
export const backups: Rule = function* ({ specs: { fleet, fleetFile } }) {
  const environments = Object.keys(fleet.environments);
  const tiers = Object.keys(fleet.tiers);
  for (const [, { recovery }, at] of componentsWith(fleet, fleetFile, 'recovery')) {
    for (const [name, spec] of Object.entries<BackupsSpec | undefined>(recovery.environments)) {
      const own = within(at, 'environments', name);
      yield* unknown(own, 'environment', name, environments);
      if (!spec) continue;
      const { tiers: byTier = {}, ...pace } = spec;
      yield* ofPace(pace, own);
      for (const [tier, changes] of Object.entries(byTier)) {
        yield* unknown(within(own, 'tiers', tier), 'tier', tier, tiers);
        yield* ofPace({ ...pace, ...changes }, within(own, 'tiers', tier));
      }
    }
  }
};

function* ofPace({ schedule, keep }: BackupPace, at: Location): Generator<Issue> {
  const gap = longestGap(schedule);
  if (gap === undefined) {
    yield error(within(at, 'schedule'), `'${schedule}' never comes`, 'give a day that there is');
    return;
  }
  const kept = secondsOf(keep) / 60;
  if (kept > gap) return;
  yield error(
    within(at, 'keep'),
    `a backup is kept for ${keep}, and up to ${said(gap)} pass between two: there would be none`,
    `keep it for longer than ${said(gap)}, at best for several of these, or make backups more often`,
  );
}

/** As authors write lengths of time. */
function said(minutes: number): string {
  return minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;
}
