import { warning, type Issue } from '../issues/issue';
import type { RingsFile } from '../authored/specs';

/** A change to a `rings.yaml`, as git has it. */
export interface RingsChange {
  /** Before it. */
  readonly before: RingsFile['entries'];
  readonly after: RingsFile['entries'];
  /** Day of the change, `YYYY-MM-DD`: a ring that moves twice on one day keeps its date. */
  readonly day: string;
}

/**
 * The versions that moved while their `since` did not, and still has not. No rule: what is synthesized must not depend on
 * the history that a clone has.
 *
 * @param rings the file as it is now
 */
export function unmovedDates(rings: RingsFile, { before, after, day }: RingsChange): Issue[] {
  return Object.entries(after).flatMap(([ring, { version, since }]): Issue[] => {
    const was = before[ring];
    const now = rings.entries[ring];
    if (!was || was.version === version || since === undefined || was.since !== since) return [];
    if (since === day || now?.since !== since || now.version !== version) return [];
    return [
      warning(
        rings.locate(ring, 'since'),
        `'${ring}' went from ${was.version} to ${version}, and its since is still ${since}`,
        `set since to the day on which it took ${version}, as in ${day}`,
      ),
    ];
  });
}
