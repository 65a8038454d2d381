import type { FleetDiff } from '../json/diff';
import { changeClasses, isDangerous } from './change-class';
import { isPermitted, touchedByAll, type PermittedEntry } from './finding';

/** The entries with what they come to, all together. */
export function toFleetDiff(
  against: string,
  entries: readonly PermittedEntry[],
  files: FleetDiff['files'],
  allow: readonly string[],
): FleetDiff {
  const classes = Object.fromEntries(
    changeClasses.map((each) => [each, entries.filter((entry) => entry.class === each).length]),
  ) as FleetDiff['classes'];
  return {
    against,
    touches: touchedByAll(entries),
    classes,
    entries: entries.map(({ permits: _, ...entry }) => entry),
    files,
    isRefused: entries.some((entry) => isDangerous(entry.class) && !isPermitted(entry, allow)),
  };
}
