import type { ForecastStep } from '../../json/forecast';
import { inWords, shownDay, shownTime, type TextKey } from './words';

type Waited = ForecastStep['waits'][number];

/** What a step of the forecast waits for. */
export function waitsInWords({ waits }: ForecastStep): string {
  return waits.map(waitInWords).join(', ');
}

function waitInWords({ what, of, until, ...more }: Waited): string {
  const said = inWords(`wait.${what}` as TextKey, { of });
  if (until === undefined) return said;
  const day = 'at' in more && typeof more.at === 'string' ? shownTime(more.at) : shownDay(until);
  return inWords('wait.until', { what: said, day });
}

/** What is next, and when; what it waits for stands behind it. */
export function stepInWords(step: ForecastStep, today: string): string {
  const { version, day } = step;
  if (day === undefined) return inWords('opened.nextUnknown', { version });
  if (day <= today) return inWords('opened.nextNow', { version });
  return inWords('opened.nextFrom', { version, day: shownDay(day) });
}
