/** The fields of a schedule, in order: what messages call them, their bounds, and names for their numbers. */
const FIELDS = [
  { noun: 'minute', min: 0, max: 59, names: [] },
  { noun: 'hour', min: 0, max: 23, names: [] },
  { noun: 'day of the month', min: 1, max: 31, names: [] },
  {
    noun: 'month',
    min: 1,
    max: 12,
    names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  },
  // No 7 for Sunday, which other crons take.
  { noun: 'day of the week', min: 0, max: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
] as const;

type Field = (typeof FIELDS)[number];

/**
 * What is wrong with a schedule, if anything is: five fields, each a list of `*`, numbers and ranges, with a step.
 * Argo CD's cron is stricter than others. Source: robfig/cron v3, "CRON Expression Format".
 */
export function faultOfSchedule(schedule: string): { problem: string; fix: string } | undefined {
  const given = schedule.trim().split(/\s+/);
  if (given.length !== FIELDS.length)
    return {
      problem: `${given.length} fields`,
      fix: `give ${FIELDS.length}: ${FIELDS.map(({ noun }) => noun).join(', ')}, as in '0 18 19 12 *'`,
    };
  const wrong = FIELDS.flatMap((field, index) =>
    isField(field, given[index]!) ? [] : [{ field, index }],
  )[0];
  if (!wrong) return undefined;
  const { noun, min, max } = wrong.field;
  return {
    problem: `'${given[wrong.index]}' is no ${noun}`,
    fix: `give '*', numbers from ${min} to ${max}, ranges as '${min}-${max}', or steps as '*/2'`,
  };
}

/** Days that the calendar takes to repeat itself, in whatever way weekdays and leap years meet. */
const CALENDAR = 28 * 365 + 7;
const DAY = 24 * 60;

/**
 * The longest time between two runs of a schedule, in minutes; `undefined` where it never runs. A day that is given both
 * in the month and in the week is either. Source: robfig/cron v3, "CRON Expression Format".
 */
export function longestGap(schedule: string): number | undefined {
  const given = schedule.trim().split(/\s+/);
  const [minutes, hours, days, months, weekdays] = FIELDS.map((field, index) =>
    numbersIn(field, given[index]!),
  );
  const isAny = (index: number) => /^[*?]/.test(given[index]!);
  const runs = [...hours!]
    .flatMap((hour) => [...minutes!].map((minute) => hour * 60 + minute))
    .sort((a, b) => a - b);
  const [first] = runs;
  const last = runs.at(-1);
  let [gap, previous] = [0, -1];
  for (let day = 0; day < CALENDAR; day++) {
    const date = new Date(Date.UTC(2001, 0, 1 + day));
    const [inMonth, inWeek] = [days!.has(date.getUTCDate()), weekdays!.has(date.getUTCDay())];
    const isDay = isAny(2) || isAny(4) ? inMonth && inWeek : inMonth || inWeek;
    if (!isDay || !months!.has(date.getUTCMonth() + 1)) continue;
    if (previous >= 0) gap = Math.max(gap, (day - previous) * DAY + first! - last!);
    previous = day;
  }
  for (const [index, run] of runs.entries()) if (index > 0) gap = Math.max(gap, run - runs[index - 1]!);
  return previous < 0 ? undefined : gap;
}

function isField(field: Field, text: string): boolean {
  return text.split(',').every((part) => partOf(field, part));
}

/** All numbers of a field that is well formed. */
function numbersIn(field: Field, text: string): ReadonlySet<number> {
  const found = text.split(',').flatMap((part) => {
    const { first, last, step } = partOf(field, part)!;
    return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => first + index * step);
  });
  return new Set(found);
}

/** A range with its step; a number alone is one, and reaches to the end where it has a step. */
function partOf(field: Field, part: string): { first: number; last: number; step: number } | undefined {
  const [, range, from, to, given] = /^(\*|\?|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(part) ?? [];
  const step = Number(given ?? 1);
  if (range === undefined || step === 0) return undefined;
  if (from === undefined) return { first: field.min, last: field.max, step };
  const first = numberOf(field, from);
  const last = to !== undefined ? numberOf(field, to) : given === undefined ? first : field.max;
  return first !== undefined && last !== undefined && first <= last ? { first, last, step } : undefined;
}

/** A number within the field's bounds, given in digits or by name. */
function numberOf({ min, max, names }: Field, text: string): number | undefined {
  const named = (names as readonly string[]).indexOf(text.toLowerCase());
  const found = named >= 0 ? named + min : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return found >= min && found <= max ? found : undefined;
}
