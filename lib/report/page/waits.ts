import type { ForecastStep } from '../../json/forecast';
import { inWords, pluralOf, shownDay, shownTime, type TextKey } from './words';

type Waited = ForecastStep['waits'][number];

/** What a step of the forecast waits for, and who gets it later than its ring. */
export function waitsInWords({ waits, later }: ForecastStep): string {
  const said = waits.map(waitInWords);
  if (later)
    said.push(
      inWords('wait.later', {
        tenants: pluralOf(later.tenants, 'tenant'),
        at: shownTime(later.at, later.timeZone),
      }),
    );
  return said.join(', ');
}

function waitInWords({ what, of, until, at, timeZone, reason, jump }: Waited): string {
  const named = reason === undefined ? of : `${of} (${reason})`;
  const unjudged = jump === 'manual' ? 'manual' : 'unknown';
  const key: TextKey = `wait.${what === 'jump' ? unjudged : what}`;
  const said = inWords(key, { of: named });
  if (until === undefined) return said;
  const day = at === undefined ? shownDay(until) : shownTime(at, timeZone);
  return inWords('wait.until', { what: said, day });
}

/** When a step comes: by the clocks of whoever it waits for, where a window or freeze of its own decides. */
export function whenInWords({ day, at, waits }: ForecastStep, today: string): string {
  if (day === undefined) return inWords('forecast.unknown');
  const own = waits.filter((wait) => wait.at !== undefined).at(-1);
  if (own && at !== undefined) return shownTime(at, own.timeZone);
  return day <= today ? inWords('forecast.now') : shownDay(day);
}

/** What is next, and when; what it waits for stands behind it. */
export function stepInWords(step: ForecastStep, today: string): string {
  const { version, day } = step;
  if (day === undefined) return inWords('opened.nextUnknown', { version });
  const when = whenInWords(step, today);
  return when === inWords('forecast.now')
    ? inWords('opened.nextNow', { version })
    : inWords('opened.nextFrom', { version, day: when });
}
