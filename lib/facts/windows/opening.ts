import type { TenantFreeze, TenantTimes, TenantWindow } from './times';
import { momentsNear, wallTimeAt, type WallTime } from './wall-clock';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Days in which each window opens: the one night in which its hour is left out may be that of its only weekday. */
const AHEAD = 16;

/** No clock is farther ahead of UTC. */
const MOST_AHEAD = 15 * 60 * MINUTE;

/** What keeps releases of a tenant as they are. */
export interface ClosedBy {
  readonly kind: 'window' | 'freeze';
  /** Name of the freeze, or of the window that opens next. */
  readonly of: string;
  /** @default - a window has none */
  readonly reason?: string;
  /** The moment at which it ends. */
  readonly until: number;
  readonly timeZone: string;
}

export interface Opening {
  /** The first moment, in milliseconds, from the one that was asked for on. */
  readonly at: number;
  /** Whose clocks show it: of the window that opens, or the freeze that ends. */
  readonly timeZone: string;
  /** What it waits for until then, in the order in which that ends. */
  readonly waits: readonly ClosedBy[];
}

/** Whether releases of a tenant may change at the moment. */
export function isOpen({ windows, freezes }: TenantTimes, moment: number): boolean {
  if (freezes.some((freeze) => isFrozen(freeze, moment))) return false;
  return windows.length === 0 || windows.some((window) => isWithin(window, moment));
}

/** When releases of a tenant may change next. */
export function openingOf({ windows, freezes }: TenantTimes, from: number): Opening {
  const waits = new Map<string, ClosedBy>();
  let at = from;
  // Freezes end, and each step is later than the one before it.
  for (;;) {
    const found = freezes.find((freeze) => isFrozen(freeze, at));
    const next = found
      ? endOf(found, at)
      : windows.some((each) => isWithin(each, at))
        ? undefined
        : opens(windows, at);
    if (!next) break;
    waits.delete(`${next.kind} ${next.of}`);
    waits.set(`${next.kind} ${next.of}`, next);
    at = next.until;
  }
  const all = [...waits.values()];
  const timeZone = all.at(-1)?.timeZone ?? windows[0]?.timeZone ?? freezes[0]?.timeZone ?? 'UTC';
  return { at, timeZone, waits: all };
}

/** By what clocks show, as Argo CD reckons. */
function isWithin({ days, start, minutes, timeZone }: TenantWindow, moment: number): boolean {
  const wall = wallTimeAt(moment, timeZone);
  const today = Math.floor(wall / DAY);
  return [today - 1, today].some((day) => {
    const opened = day * DAY + start * MINUTE;
    return days.includes(weekdayOf(day)) && wall >= opened && wall < opened + minutes * MINUTE;
  });
}

function weekdayOf(day: number): number {
  return new Date(day * DAY).getUTCDay();
}

function isFrozen({ from, until, timeZone }: TenantFreeze, moment: number): boolean {
  const wall = wallTimeAt(moment, timeZone);
  return wall >= Date.parse(from) && wall < Date.parse(until) + DAY;
}

function endOf(freeze: TenantFreeze, moment: number): ClosedBy {
  const { name, until, reason, timeZone } = freeze;
  const is = (each: number) => !isFrozen(freeze, each);
  const end = firstOf(Date.parse(until) + DAY, timeZone, moment, is)!;
  return { kind: 'freeze', of: name, reason, until: end, timeZone };
}

/** The window that opens next. */
function opens(windows: readonly TenantWindow[], moment: number): ClosedBy | undefined {
  let found: ClosedBy | undefined;
  for (const window of windows) {
    const { name, days, start, timeZone } = window;
    const today = Math.floor(wallTimeAt(moment, timeZone) / DAY);
    for (let day = today - 1; day < today + AHEAD; day++) {
      if (!days.includes(weekdayOf(day))) continue;
      // What opens on that day opens no sooner, wherever it is.
      if (found && day * DAY + start * MINUTE - MOST_AHEAD > found.until) break;
      const is = (each: number) => isWithin(window, each);
      const until = firstOf(day * DAY + start * MINUTE, timeZone, moment, is);
      if (until === undefined) continue;
      if (!found || until < found.until) found = { kind: 'window', of: name, until, timeZone };
    }
  }
  return found;
}

/** The first moment after the given one, near what clocks show, of which it is so. */
function firstOf(
  wall: WallTime,
  timeZone: string,
  after: number,
  is: (moment: number) => boolean,
): number | undefined {
  return momentsNear(wall, timeZone).find((each) => each > after && is(each));
}
