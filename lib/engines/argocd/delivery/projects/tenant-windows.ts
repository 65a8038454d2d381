import type { TenantFreeze, TenantWindow } from '../../../../facts/windows/times';
import { daysBetween } from '../../../../facts/days';
import type { ArgocdTenant } from '../../plan/tenant';
import type { SyncWindow } from '../windows';

/** What an AppProject takes of a description, in bytes. Source: Argo CD, `SyncWindow.Validate`. */
const LONGEST = 255;

/**
 * When releases of a customer's tenants are synced, by the namespaces of each. Nobody syncs outside of these times by hand either: who may has to change
 * what the customer says, which the next commit does.
 */
export function tenantWindows(tenants: readonly ArgocdTenant[]): SyncWindow[] {
  const found = new Map<string, { readonly window: SyncWindow; readonly namespaces: string[] }>();
  for (const { times, namespaces } of tenants)
    for (const window of [...times.windows.map(allowed), ...times.freezes.map(denied)]) {
      const key = JSON.stringify(window);
      if (!found.has(key)) found.set(key, { window, namespaces: [] });
      found.get(key)!.namespaces.push(...namespaces.map(({ name }) => name));
    }
  return [...found.values()].map(({ window, namespaces }) => ({ ...window, namespaces: namespaces.sort() }));
}

function allowed({ name, days, start, minutes, timeZone }: TenantWindow): SyncWindow {
  const weekdays = days.length === 7 ? '*' : days.join(',');
  return {
    kind: 'allow',
    schedule: `${start % 60} ${Math.floor(start / 60)} * * ${weekdays}`,
    duration: durationOf(minutes),
    timeZone,
    description: inBytes(name),
  };
}

/** A schedule knows no year: the freeze is there each year until it is removed. Argo CD reckons by clocks, and so days have 24 hours for it. */
function denied({ name, from, until, reason, timeZone }: TenantFreeze): SyncWindow {
  const [, month, day] = from.split('-').map(Number);
  return {
    kind: 'deny',
    schedule: `0 0 ${day} ${month} *`,
    duration: `${(daysBetween(from, until) + 1) * 24}h`,
    timeZone,
    description: inBytes(`${name}: ${reason}`),
  };
}

function durationOf(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${hours > 0 ? `${hours}h` : ''}${rest > 0 ? `${rest}m` : ''}`;
}

function inBytes(text: string): string {
  const fits = (given: string) => Buffer.byteLength(given) <= LONGEST;
  if (fits(text)) return text;
  const characters = [...text];
  while (!fits(`${characters.join('')}…`)) characters.pop();
  return `${characters.join('')}…`;
}
