import { openingOf } from '../../facts/windows/opening';
import { closedByAsData, momentAsText } from '../../facts/windows/text';
import { dateTimeIn } from '../../facts/windows/wall-clock';
import type { Promoted } from '../../json/promote';
import { tenantsOf, type Plan } from '../../plan/fleet';
import { printable } from '../printable';

/** Those of the tenants that do not get it now: it is no window of theirs, or a freeze. */
export function waitingOf(
  plan: Plan,
  tenants: Promoted['tenants'],
  now: Date,
): NonNullable<Promoted['waiting']> {
  const moving = new Set(tenants.map(({ tenant }) => tenant));
  return tenantsOf(plan).flatMap(({ name: tenant, times }) => {
    if (!moving.has(tenant)) return [];
    const { at, timeZone, waits } = openingOf(times, now.getTime());
    if (waits.length === 0) return [];
    return [{ tenant, at: dateTimeIn(at, timeZone), timeZone, waits: waits.map(closedByAsData) }];
  });
}

export function waitingAsText({
  tenant,
  at,
  timeZone,
  waits,
}: NonNullable<Promoted['waiting']>[number]): string {
  const why = waits.map(({ what, of, reason }) =>
    what === 'window' ? `its window ${of}` : `its freeze ${of} (${reason})`,
  );
  return `  ${tenant} waits until ${momentAsText(Date.parse(at), timeZone)}: ${printable(why.join(', '))}`;
}
