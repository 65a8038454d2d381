import { componentsWith, twiceOnACluster, withoutNamespace } from '../component-hosts';
import { within } from '../../issues/issue';
import type { Rule } from '../rule';

/** Schedules go where Velero is. */
export const velero: Rule = function* ({ specs: { fleet, fleetFile } }) {
  yield* twiceOnACluster(fleet, fleetFile, 'recovery');
  for (const [, { recovery }, at] of componentsWith(fleet, fleetFile, 'recovery'))
    yield* withoutNamespace(fleet, recovery.velero, within(at, 'velero'));
};
