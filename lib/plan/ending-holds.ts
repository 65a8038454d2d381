import { warning, type Issue } from '../issues/issue';
import { tenantsOf, type Plan } from './fleet';
import { placeOf } from './locate';

const NOTICE_DAYS = 7;

/**
 * The holds that have ended, and those that end within seven days. No rule: what is synthesized must not depend on the day.
 *
 * @param today `YYYY-MM-DD`
 */
export function endingHolds(plan: Plan, today: string): Issue[] {
  return tenantsOf(plan).flatMap((tenant) =>
    tenant.releases.flatMap(({ hold, product: { name } }): Issue[] => {
      if (!hold) return [];
      const place = placeOf(tenant);
      const left = daysBetween(today, hold.until);
      if (left > NOTICE_DAYS) return [];
      const problem =
        left < 0
          ? `the hold of '${name}' at ${hold.version} ended on ${hold.until}, and still keeps it`
          : `the hold of '${name}' at ${hold.version} ends ${left === 0 ? 'today' : `on ${hold.until}`}`;
      const fix = `remove the hold, and the release moves to what '${tenant.ring}' runs; or give a later day`;
      return [warning({ ...place, path: `${place.path}.holds.${name}.until` }, problem, fix)];
    }),
  );
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
