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

function isField(field: Field, text: string): boolean {
  return text.split(',').every((part) => {
    const [, range, from, to, step] = /^(\*|\?|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(part) ?? [];
    if (range === undefined || Number(step ?? 1) === 0) return false;
    if (from === undefined) return true;
    const first = numberOf(field, from);
    const last = to === undefined ? first : numberOf(field, to);
    return first !== undefined && last !== undefined && first <= last;
  });
}

/** A number within the field's bounds, given in digits or by name. */
function numberOf({ min, max, names }: Field, text: string): number | undefined {
  const named = (names as readonly string[]).indexOf(text.toLowerCase());
  const found = named >= 0 ? named + min : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return found >= min && found <= max ? found : undefined;
}
