import { openingOf } from '../facts/windows/opening';
import type { TenantTimes } from '../facts/windows/times';
import { dateTimeIn } from '../facts/windows/wall-clock';
import type { ForecastStep, RingForecast } from '../json/forecast';
import type { Plan } from '../plan/fleet';
import { tenantsOf } from '../plan/fleet';
import type { TenantPlan } from '../plan/tenant';

/** When tenants get what comes to them, by their windows and freezes. What several have alike is reckoned once. */
export class Arrivals {
  private readonly known = new Map<string, ForecastStep[]>();

  constructor(private readonly now: Date) {}

  /** The steps with the moment of each. What the next step comes before, nobody gets. */
  of(times: TenantTimes, steps: readonly ForecastStep[]): readonly ForecastStep[] {
    const key = JSON.stringify([times, steps]);
    const before = this.known.get(key);
    if (before) return before;
    const found = this.arriving(times, steps);
    this.known.set(key, found);
    return found;
  }

  /** The first moment of a day, in UTC; of today, now. */
  momentOf(day: string): number {
    return Math.max(Date.parse(day), this.now.getTime());
  }

  private arriving(times: TenantTimes, steps: readonly ForecastStep[]): ForecastStep[] {
    const found: ForecastStep[] = [];
    for (const [index, step] of steps.entries()) {
      if (step.day === undefined) {
        found.push(step);
        continue;
      }
      const { at, timeZone, waits } = openingOf(times, this.momentOf(step.day));
      const next = steps[index + 1]?.day;
      if (next !== undefined && Date.parse(next) <= at) continue;
      const shown = dateTimeIn(at, timeZone);
      const own = waits.map(({ kind, of, reason, until, timeZone: zone }) => {
        const end = dateTimeIn(until, zone);
        const what = kind === 'window' ? ('window' as const) : ('customer-freeze' as const);
        const why = reason === undefined ? {} : { reason };
        return { what, of, ...why, until: end.slice(0, 10), at: end, timeZone: zone };
      });
      // What nobody knows the end of comes last.
      const isKnown = (wait: ForecastStep['waits'][number]) => wait.until !== undefined;
      const all = [...step.waits.filter(isKnown), ...own, ...step.waits.filter((wait) => !isKnown(wait))];
      found.push({ ...step, day: shown.slice(0, 10), at: shown, timeZone, waits: all });
    }
    return found;
  }
}

/** The rings with the tenants that get a step later than their ring does, by windows and freezes of their own. */
export function withLater(
  plan: Plan,
  product: string,
  rings: readonly RingForecast[],
  arrivals: Arrivals,
): RingForecast[] {
  const waiting = tenantsOf(plan).filter(
    ({ times, releases }) =>
      times.windows.length + times.freezes.length > 0 &&
      releases.some((release) => release.product.name === product && !release.hold),
  );
  return rings.map((ring) => {
    const tenants = waiting.filter((each) => each.ring === ring.ring);
    return { ...ring, steps: ring.steps.map((step) => withMoment(step, ring, tenants, arrivals)) };
  });
}

function withMoment(
  step: ForecastStep,
  { steps }: RingForecast,
  tenants: readonly TenantPlan[],
  arrivals: Arrivals,
): ForecastStep {
  if (step.day === undefined) return step;
  const from = arrivals.momentOf(step.day);
  const later = tenants.flatMap(({ times }) =>
    arrivals
      .of(times, steps)
      .filter(({ version, at }) => version === step.version && at !== undefined && Date.parse(at) > from),
  );
  const at = dateTimeIn(from, 'UTC');
  if (later.length === 0) return { ...step, at, timeZone: 'UTC' };
  const last = later.reduce((a, b) => (Date.parse(b.at!) > Date.parse(a.at!) ? b : a));
  return {
    ...step,
    at,
    timeZone: 'UTC',
    later: { tenants: later.length, at: last.at!, timeZone: last.timeZone! },
  };
}
