import { allowedCredentials } from '../facts/allowed-credentials';
import { endedFreezes } from '../plan/timely/ended-freezes';
import { endingHolds, endingPermissions } from '../plan/ending-holds';
import { sortIssues } from '../issues/issue';
import { unmovedDates } from '../facts/ring-dates';
import type { Outcome } from '../planner/plan';
import type { RingsFile, Specs } from '../authored/specs';
import { located, ringsChanges } from '../read';

/** The outcome of planning a fleet, the fleet, and its `rings.yaml` files. */
export interface Known extends Outcome, Partial<Pick<Specs, 'fleet' | 'fleetFile'>> {
  readonly rings: readonly RingsFile[];
}

/**
 * The outcome with what depends on the day or on git's history: holds, freezes and permissions that end, and dates that did not
 * move with their versions. Synthesis tells none of it, because its output is the same everywhere and always.
 *
 * @param root folder of the program
 */
export function timely(known: Known, root: string, clock: () => Date): Outcome {
  const { plan, rings, issues, fleet, fleetFile } = known;
  if (!plan) return known;
  const now = clock();
  const today = now.toISOString().slice(0, 10);
  const found = [...endingHolds(plan, today), ...endedFreezes(plan, now)];
  if (fleet && fleetFile !== undefined)
    found.push(...endingPermissions(allowedCredentials(fleet), fleetFile, today));
  for (const [file, changes] of ringsChanges(root, rings, today))
    for (const change of changes) found.push(...unmovedDates(file, change));
  const all = sortIssues([...issues, ...located(root, found)]);
  return all.some(({ severity }) => severity === 'error')
    ? { refused: plan, issues: all }
    : { plan, issues: all };
}
