import { engineOf } from '../../engines';
import { openingOf } from '../../facts/windows/opening';
import type { TenantFreeze } from '../../facts/windows/times';
import { momentAsText } from '../../facts/windows/text';
import { dateTimeIn } from '../../facts/windows/wall-clock';
import { warning, type Issue } from '../../issues/issue';
import { tenantsOf, type Plan } from '../fleet';
import { placeOf } from '../locate';
import type { TenantPlan } from '../tenant';

/** In days. Who has a window each week waits for it no longer, nor for a freeze of a few weeks. */
const LONG = 35;

/**
 * The freezes that have ended, and tenants that nothing reaches for long, as freezes are over all of their windows. No rule: what is synthesized must not depend on the day.
 */
export function endedFreezes(plan: Plan, now: Date): Issue[] {
  const moment = now.getTime();
  const ended = new Map<string, { readonly tenants: TenantPlan[]; readonly freeze: TenantFreeze }>();
  const closed: Issue[] = [];
  for (const tenant of tenantsOf(plan)) {
    for (const freeze of tenant.times.freezes) {
      if (dateTimeIn(moment, freeze.timeZone).slice(0, 10) <= freeze.until) continue;
      const key = `${tenant.source} ${freeze.path}`;
      if (!ended.has(key)) ended.set(key, { tenants: [], freeze });
      ended.get(key)!.tenants.push(tenant);
    }
    if (tenant.times.windows.length === 0) continue;
    const { at, timeZone, waits } = openingOf(tenant.times, moment);
    if (at - moment < LONG * 86_400_000) continue;
    const freezes = waits.filter(({ kind }) => kind === 'freeze').map(({ of }) => `'${of}'`);
    closed.push(
      warning(
        placeOf(tenant),
        `releases of '${tenant.name}' do not change before ${momentAsText(at, timeZone)}: no window opens outside of ${freezes.join(' and ')}`,
        'give it a window on other days, or a shorter freeze',
      ),
    );
  }
  return [...closed, ...[...ended.values()].map(({ tenants, freeze }) => endedIssue(tenants, freeze))];
}

function endedIssue(tenants: readonly TenantPlan[], { name, until, from, path }: TenantFreeze): Issue {
  const recurring = tenants.some(({ cluster }) => engineOf(cluster).keepsWindows);
  const again = recurring
    ? `, and begins again on ${from.slice(5)} of each year on clusters whose windows know no year`
    : '';
  return warning(
    { file: tenants[0]!.source, path: `${path}.until` },
    `the freeze '${name}' ended on ${until}${again}`,
    'remove it',
  );
}
