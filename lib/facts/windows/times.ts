import type { CustomerSpec } from '../../authored/customer';
import { minutesOf, WEEKDAYS, type CustomerFreezeSpec, type WindowSpec } from '../../authored/rollout/window';
import { sortedByName } from '../order';
import type { Placement } from '../placements';

/** When releases of a tenant may change, with every default. */
export interface TenantTimes {
  /** By name. None is: at any time. */
  readonly windows: readonly TenantWindow[];
  /** By name. */
  readonly freezes: readonly TenantFreeze[];
}

export interface TenantWindow {
  readonly name: string;
  /** 0 is Sunday; in order. */
  readonly days: readonly number[];
  /** Minutes of the day at which it opens. */
  readonly start: number;
  /** For how long it is open. */
  readonly minutes: number;
  readonly timeZone: string;
}

/** Days in which nothing changes. */
export type TenantFreeze = Required<CustomerFreezeSpec> & {
  readonly name: string;
  /** Property path in the customer's file. */
  readonly path: string;
};

/** Of a tenant: its own windows, or else the customer's; and the freezes of both. */
export function timesOf(customer: CustomerSpec, { spec, path }: Placement): TenantTimes {
  return {
    windows: windowsOf(spec.windows ?? customer.windows ?? {}),
    freezes: sortedByName([
      ...freezesOf(customer.freezes ?? {}, 'freezes'),
      ...freezesOf(spec.freezes ?? {}, `${path}.freezes`),
    ]),
  };
}

export function windowsOf(stated: Readonly<Record<string, WindowSpec>>): TenantWindow[] {
  return sortedByName(
    Object.entries(stated).map(([name, { days = WEEKDAYS, start, duration, timeZone = 'UTC' }]) => ({
      name,
      days: [...new Set(days)].map((day) => WEEKDAYS.indexOf(day)).sort(),
      start: minuteOf(start),
      minutes: minutesOf(duration),
      timeZone,
    })),
  );
}

export function freezesOf(
  stated: Readonly<Record<string, CustomerFreezeSpec>>,
  path: string,
): TenantFreeze[] {
  return Object.entries(stated).map(([name, freeze]) => ({
    name,
    path: `${path}.${name}`,
    timeZone: 'UTC',
    ...freeze,
  }));
}

function minuteOf(start: string): number {
  const [hours, minutes] = start.split(':').map(Number);
  return hours! * 60 + minutes!;
}
