import { WEEKDAYS } from '../../authored/rollout/window';
import type { ClosedBy, Opening } from './opening';
import { dateTimeIn, wallTimeAt } from './wall-clock';

/** `Sat 2026-12-05 22:00 Europe/Amsterdam`. */
export function momentAsText(moment: number, timeZone: string): string {
  const wall = wallTimeAt(moment, timeZone);
  const weekday = WEEKDAYS[new Date(wall).getUTCDay()]!;
  const shown = new Date(wall).toISOString().slice(0, 16).replace('T', ' ');
  return `${weekday[0]!.toUpperCase()}${weekday.slice(1)} ${shown} ${timeZone}`;
}

/** `the window night`, or `the freeze peak (their peak)`. */
export function closedByAsText({ kind, of, reason }: ClosedBy): string {
  return `the ${kind} ${of}${reason === undefined ? '' : ` (${reason})`}`;
}

/** `until Sat 2026-12-05 22:00 Europe/Amsterdam: the window night`. */
export function openingAsText({ at, timeZone, waits }: Opening): string {
  return `until ${momentAsText(at, timeZone)}: ${waits.map(closedByAsText).join(', ')}`;
}

/** As verbs print it as JSON. */
export function closedByAsData({ kind, of, reason, until, timeZone }: ClosedBy) {
  return {
    what: kind,
    of,
    ...(reason !== undefined && { reason }),
    until: dateTimeIn(until, timeZone),
    timeZone,
  };
}
