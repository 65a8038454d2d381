import { z } from 'zod';
import { secondsOf, type Duration } from '../duration';
import { type Authored, named } from '../readonly';
import { byName, text } from '../text';
import { freezeDay } from './freeze';
import { timeZone } from './time-zone';

/** As clocks count them: 0 is Sunday. */
export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** In minutes. */
const LONGEST = 24 * 60;

/** Whole minutes of a length of time. */
export function minutesOf(length: Duration): number {
  return secondsOf(length) / 60;
}

const window = z.strictObject({
  /** Days of the week on which it opens. @default - every day */
  days: z.array(z.enum(WEEKDAYS)).min(1).optional(),
  /** When it opens, `HH:MM`, as clocks in its time zone show it. */
  start: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "expected when it opens, from '00:00' to '23:59', as in '22:00'"),
  /** For how long, in whole minutes, `24h` at most: `4h`, `90m`. */
  duration: z.custom<Duration>().refine((given) => {
    if (typeof given !== 'string' || !/^(\d+h)?(\d+m)?$/.test(given)) return false;
    const minutes = minutesOf(given);
    return minutes > 0 && minutes <= LONGEST;
  }, "expected whole minutes, '1m' at least and '24h' at most, as in '4h' or '90m'"),
  /** Whose clocks `start` is of, as in `Europe/Amsterdam`. @default 'UTC' */
  timeZone: timeZone.optional(),
});

/**
 * A time, week after week, in which a tenant's releases may change; with one, they change at no other time. Clocks of its time zone decide, also in the night
 * on which they are put forward or back: what begins in the hour that is left out is open from its end on, for what is left of it. On Argo CD it is a sync window; on Flux and Arc,
 * which know none, `publish` keeps back what comes outside of it. Source: Argo CD, "Sync Windows".
 */
export type WindowSpec = Authored<typeof window>;

const customerFreeze = z.strictObject({
  /** First day, `YYYY-MM-DD`, in its time zone. */
  from: freezeDay('first'),
  /** Last day, `YYYY-MM-DD`, in its time zone; 364 days from the first one at most. */
  until: freezeDay('last'),
  /** Why, for whoever waits. */
  reason: text,
  /** Where its days begin and end, as in `Europe/Amsterdam`. @default 'UTC' */
  timeZone: timeZone.optional(),
});

/**
 * Days on which a tenant's releases do not change, whatever its windows say. On Argo CD it is a sync window that denies, and knows no year: it is there
 * again each year until somebody removes it, of which `check` tells. On Flux and Arc `publish` keeps back what comes in it.
 */
export type CustomerFreezeSpec = Authored<typeof customerFreeze>;

export const windows = byName(named<WindowSpec>(window)).optional();
export const customerFreezes = byName(named<CustomerFreezeSpec>(customerFreeze)).optional();
