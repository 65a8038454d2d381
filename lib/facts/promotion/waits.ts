import type { FleetSpec } from '../../authored/fleet';
import { daysOf } from '../../authored/rollout/freeze';
import type { ProductInput } from '../../authored/specs';
import { ringGraph, ringsBefore } from '../ring-order';

/** Why a ring may not take a version on a day. */
export type Wait =
  | {
      readonly kind: 'soak';
      /** The ring that has to have run the version for longer. */
      readonly before: string;
      readonly since: string;
      readonly soak: string;
      /** First day on which it has, `YYYY-MM-DD`. */
      readonly ends: string;
    }
  | {
      readonly kind: 'freeze';
      /** Name of the freeze. */
      readonly freeze: string;
      readonly reason: string;
      /** First day after it, `YYYY-MM-DD`. */
      readonly ends: string;
    }
  /** A ring that soaks, of which nobody says since when it runs the version: that ends when somebody does. */
  | { readonly kind: 'since'; readonly before: string };

/**
 * What keeps the ring from taking the version on the day: the rings before it that have not run it for long enough, and freezes.
 * Whether they run it at all is another question. Of a version that a ring before has left, it is not known how long it ran there:
 * that counts as long enough.
 *
 * @param day `YYYY-MM-DD`, in UTC
 */
export function waitsOf(
  fleet: FleetSpec,
  product: ProductInput,
  { ring, version, day }: { readonly ring: string; readonly version: string; readonly day: string },
): Wait[] {
  return [...soaking(fleet, product, ring, version, day), ...frozen(fleet, product.spec.name, ring, day)];
}

function* soaking(
  fleet: FleetSpec,
  { rings }: ProductInput,
  ring: string,
  version: string,
  day: string,
): Generator<Wait> {
  if (!rings) return;
  for (const before of ringsBefore(rings, ringGraph(fleet), ring)) {
    const { soak } = fleet.rings[before] ?? {};
    const entry = rings.entries[before];
    if (soak === undefined || entry?.version !== version) continue;
    const { since } = entry;
    if (since === undefined) yield { kind: 'since', before };
    else if (day < addDays(since, daysOf(soak)))
      yield { kind: 'soak', before, since, soak, ends: addDays(since, daysOf(soak)) };
  }
}

function* frozen(fleet: FleetSpec, product: string, ring: string, day: string): Generator<Wait> {
  const environment = fleet.rings[ring]?.environment ?? '';
  for (const [name, freeze] of Object.entries(fleet.freezes ?? {})) {
    const { from, until, reason, environments, rings, products } = freeze;
    const isMeant =
      (environments?.includes(environment) ?? true) &&
      (rings?.includes(ring) ?? true) &&
      (products?.includes(product) ?? true);
    if (isMeant && day >= from && day <= until)
      yield { kind: 'freeze', freeze: name, reason, ends: addDays(until, 1) };
  }
}

/** The first day from the given one on, on which nothing that ends keeps the ring from the version. @returns undefined where it waits for people */
export function firstDay(
  fleet: FleetSpec,
  product: ProductInput,
  asked: { readonly ring: string; readonly version: string; readonly day: string },
): string | undefined {
  let { day } = asked;
  for (;;) {
    const waits = waitsOf(fleet, product, { ...asked, day });
    const ends = waits.flatMap((wait) => ('ends' in wait ? [wait.ends] : []));
    if (ends.length < waits.length) return undefined;
    if (ends.length === 0) return day;
    day = ends.reduce((latest, each) => (each > latest ? each : latest));
  }
}

/** @param day `YYYY-MM-DD` */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
