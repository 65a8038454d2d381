import { endingHolds } from '../plan/ending-holds';
import { sortIssues } from '../issues/issue';
import { unmovedDates } from '../facts/ring-dates';
import type { Outcome } from '../planner/plan';
import type { RingsFile } from '../authored/specs';
import { located, ringsChanges } from '../read';

/** The outcome of planning a fleet, and its `rings.yaml` files. */
export interface Known extends Outcome {
  readonly rings: readonly RingsFile[];
}

/**
 * The outcome with what depends on the day or on git's history: holds that end, and dates that did not move with their
 * versions. Synthesis tells none of it, because its output is the same everywhere and always.
 *
 * @param root folder of the program
 */
export function timely(known: Known, root: string, clock: () => Date): Outcome {
  const { plan, rings, issues } = known;
  if (!plan) return known;
  const today = clock().toISOString().slice(0, 10);
  const dates = [...ringsChanges(root, rings, today)].flatMap(([file, changes]) =>
    changes.flatMap((change) => unmovedDates(file, change)),
  );
  return { plan, issues: sortIssues([...issues, ...located(root, [...endingHolds(plan, today), ...dates])]) };
}
