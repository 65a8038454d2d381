import type { AllowedCredential } from '../facts/allowed-credentials';
import { daysBetween } from '../facts/days';
import { error, warning, within, type Issue } from '../issues/issue';
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

/**
 * The permissions of what looks like a credential that have ended, and those that end within seven days. No rule: what is
 * synthesized must not depend on the day.
 *
 * @param file of the fleet
 * @param today `YYYY-MM-DD`
 */
export function endingPermissions(
  allowed: readonly AllowedCredential[],
  file: string,
  today: string,
): Issue[] {
  const at = within({ file }, 'allowedCredentials');
  const issues: Issue[] = [];
  for (const { place, until } of allowed) {
    const left = daysBetween(today, until);
    if (left > NOTICE_DAYS) continue;
    const fix = 'take the credential out and remove the permission; or give a later day, if it still is none';
    if (left < 0) issues.push(error(at, `the permission for '${place}' ended on ${until}`, fix));
    else {
      const ends = left === 0 ? 'today' : `on ${until}`;
      issues.push(warning(at, `the permission for '${place}' ends ${ends}`, fix));
    }
  }
  return issues;
}
