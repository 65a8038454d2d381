const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What clocks show: milliseconds, as if it were UTC. */
export type WallTime = number;

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const two = '2-digit';
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    ...{ month: two, day: two, hour: two, minute: two, second: two },
  });
  clocks.set(timeZone, made);
  return made;
}

/** What clocks of the time zone show at a moment. */
export function wallTimeAt(moment: number, timeZone: string): WallTime {
  const second = Math.floor(moment / 1000) * 1000;
  const parts = new Map(
    clockOf(timeZone)
      .formatToParts(second)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  return (
    Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) +
    (moment - second)
  );
}

/**
 * The moments at which clocks may first show the time, or one after it: when they show it, twice where they are put back over it, and when they
 * are put forward or back near it. Earliest first.
 */
export function momentsNear(wall: WallTime, timeZone: string): number[] {
  const offsetAt = (moment: number) => wallTimeAt(moment, timeZone) - moment;
  // A day for what clocks are from UTC, and one for what is open that long.
  const [from, to] = [wall - 2 * DAY, wall + 2 * DAY];
  const [before, after] = [offsetAt(from), offsetAt(to)];
  if (before === after) return [wall - before];
  let [last, first] = [from, to];
  while (first - last > 1000) {
    const middle = Math.floor((last + first) / 2000) * 1000;
    if (middle <= last) break;
    if (offsetAt(middle) === before) last = middle;
    else first = middle;
  }
  return [wall - before, wall - after, first].sort((a, b) => a - b);
}

/** `2026-12-05T22:00:00+01:00` */
export function dateTimeIn(moment: number, timeZone: string): string {
  const wall = wallTimeAt(moment, timeZone);
  const minutes = Math.round((wall - moment) / 60_000);
  const text = new Date(wall).toISOString().slice(0, 19);
  if (minutes === 0) return `${text}Z`;
  const two = (number: number) => String(number).padStart(2, '0');
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${text}${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`;
}
